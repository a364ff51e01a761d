package dev.crossover.bench.doors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kept connection of HTTP 1.1. A client that does more would take of the same cores what is
 * measured.
 */
final class Connection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String headers;

  /**
   * An answer.
   *
   * @param status code
   * @param headers by name in lower case
   * @param body as text
   */
  record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * Connects.
   *
   * @param headers of each request, each line ended
   */
  Connection(int port, String headers) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    this.out = socket.getOutputStream();
    this.headers = headers;
  }

  Answer get(String path) throws IOException {
    return request("GET", path, new byte[0]);
  }

  Answer post(String path, byte[] body) throws IOException {
    return request("POST", path, body);
  }

  private Answer request(String method, String path, byte[] body) throws IOException {
    byte[] head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + headers
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    out.write(all);
    out.flush();
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> found = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      found.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(status, found, new String(body(found), StandardCharsets.UTF_8));
  }

  private byte[] body(Map<String, String> found) throws IOException {
    String length = found.get("content-length");
    if (length != null) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (!"chunked".equals(found.get("transfer-encoding"))) {
      return new byte[0];
    }
    StringBuilder whole = new StringBuilder();
    for (int size = chunk(); size > 0; size = chunk()) {
      whole.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
      line();
    }
    line();
    return whole.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection broke off");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
