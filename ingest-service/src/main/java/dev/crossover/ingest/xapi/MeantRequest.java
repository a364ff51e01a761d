package dev.crossover.ingest.xapi;

import dev.crossover.ingest.request.KeptBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The request that a form of {@link AlternateSyntax} stands for. */
final class MeantRequest extends HttpServletRequestWrapper {

  /** Fields of the form that stand for headers. */
  static final List<String> HEADERS =
      List.of(
          "Authorization",
          XapiVersion.HEADER,
          "Content-Type",
          "Content-Length",
          "If-Match",
          "If-None-Match",
          "Accept",
          "Accept-Language");

  private final String method;
  private final byte[] content;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String[]> params = new HashMap<>();

  MeantRequest(HttpServletRequest request, String method, Map<String, String> form) {
    super(request);
    this.method = method;
    this.content = form.getOrDefault("content", "").getBytes(StandardCharsets.UTF_8);
    this.headers.put("Content-Type", "application/json");
    form.forEach((name, value) -> params.put(name, new String[] {value}));
    params.remove("content");
    for (String header : HEADERS) {
      String[] value = params.remove(header);
      if (value != null) {
        headers.put(header, value[0]);
      }
    }
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public @Nullable String getHeader(String name) {
    String replaced = headers.get(name);
    return replaced == null ? super.getHeader(name) : replaced;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String replaced = headers.get(name);
    return replaced == null
        ? super.getHeaders(name)
        : Collections.enumeration(Collections.singleton(replaced));
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public int getContentLength() {
    return content.length;
  }

  @Override
  public long getContentLengthLong() {
    return content.length;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = params.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return params;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(params.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return params.get(name);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new KeptBody(content);
  }
}
