package dev.crossover.dashboard.system;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.wiring.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place in which figures are kept from whom the settings tell shares in words: every number
 * between 0 and 1 leaves as the nearest quarter, whatever answer it stands in. What a plan asks for
 * is no figure of anybody. Tables of teams and people are not given to them as files.
 */
@RestControllerAdvice
class InQuarters implements ResponseBodyAdvice<Object> {

  private static final int QUARTERS = 4;

  private static final List<String> NOBODYS = List.of("plan", "plannedDays", "chances");

  private static final String TEAMS = "/api/v1/teams";

  private final Rights rights;

  InQuarters(Rights rights) {
    this.rights = rights;
  }

  @Override
  public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> by) {
    return by == JacksonJsonHttpMessageConverter.class || by == StringHttpMessageConverter.class;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter method,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> by,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body == null || !rights.inWords()) {
      return body;
    }
    if (by == StringHttpMessageConverter.class) {
      return withoutFiles(body, type, request, response);
    }
    return quarters(Json.MAPPER.valueToTree(body));
  }

  private static Object withoutFiles(
      Object body, MediaType type, ServerHttpRequest request, ServerHttpResponse response) {
    if (!type.getSubtype().equals("csv") || !request.getURI().getPath().contains(TEAMS)) {
      return body;
    }
    response.setStatusCode(HttpStatus.NOT_FOUND);
    return "";
  }

  private static JsonNode quarters(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> {
            if (!NOBODYS.contains(field.getKey())) {
              field.setValue(quarters(field.getValue()));
            }
          });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, quarters(array.get(i)));
      }
    } else if (node.isFloatingPointNumber() && node.asDouble() > 0 && node.asDouble() < 1) {
      return DoubleNode.valueOf(Math.round(node.asDouble() * QUARTERS) / (double) QUARTERS);
    }
    return node;
  }
}
