package dev.crossover.ingest.source;

import dev.crossover.ingest.request.KeptBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose body was read for its signature and stands to be read again by its door. */
final class SignedRequest extends HttpServletRequestWrapper {

  private final byte[] body;

  SignedRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  /** What was read is unpacked already. */
  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeader(name);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new KeptBody(body);
  }
}
