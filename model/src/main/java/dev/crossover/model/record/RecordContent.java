package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that people type. A new kind is a record here, its line below, and its sample among the
 * durable forms; its constant {@code KIND} is the first part of its keys.
 *
 * <p>A kind that is not here was written by a newer instance. It is read as {@link UnknownContent},
 * and local tables keep its bytes.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    defaultImpl = RecordContent.UnknownContent.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ApiKey.class, name = ApiKey.KIND),
  @JsonSubTypes.Type(value = AccountOwner.class, name = AccountOwner.KIND),
  @JsonSubTypes.Type(value = User.class, name = User.KIND),
  @JsonSubTypes.Type(value = Reviewers.class, name = Reviewers.KIND),
  @JsonSubTypes.Type(value = CompletionColumns.class, name = CompletionColumns.KIND),
  @JsonSubTypes.Type(value = StandIn.class, name = StandIn.KIND),
  @JsonSubTypes.Type(value = NoticeChoices.class, name = NoticeChoices.KIND)
})
public sealed interface RecordContent
    permits ApiKey,
        AccountOwner,
        User,
        Reviewers,
        CompletionColumns,
        StandIn,
        NoticeChoices,
        RecordContent.UnknownContent {

  /** The key of a record: {@code kind/id}. */
  static String key(String kind, String id) {
    return kind + "/" + id;
  }

  /** Of a kind that this instance does not know; it is never written. */
  record UnknownContent() implements RecordContent {}
}
