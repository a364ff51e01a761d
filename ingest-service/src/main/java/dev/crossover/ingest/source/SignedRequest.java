package dev.crossover.ingest.source;

import dev.crossover.ingest.request.KeptBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body was read for its signature and stands to be read again by its door. */
final class SignedRequest extends HttpServletRequestWrapper {

  private final byte[] body;

  SignedRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new KeptBody(body);
  }
}
