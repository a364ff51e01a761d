package dev.crossover.catalog;

import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which edition of a shipped plan a published one is. */
public enum Edition {
  /** As it ships now, whatever activities were mapped since. */
  CURRENT,
  /** As it shipped once, whatever activities were mapped since. */
  EARLIER,
  /** Changed by whoever published it. */
  OWN;

  /** Digests of plans as they shipped before, by id. A new edition adds that of the last one. */
  private static final Map<String, Set<String>> BEFORE =
      Map.of(
          "ml-to-genai",
              Set.of(
                  "382a719e84b274aef9859ae42be8a3072a989f8bc54d230b24f39deb02f113fd",
                  "63c110c44009c99da47e4a192fd65f0e597562ee9a3f88e8984e14c4b6204c5c",
                  "f8cdae3adb3b96a2395944b3a87f81574478e2268186427fa75a7c57ea9ea2b3"),
          "classic-ml-to-llm",
              Set.of(
                  "6e2a2a36949e34b8fa34aa870c179e8b67c60b7d181eab0db919d49591b2fff6",
                  "d7579f6e2c0fe7aaa76d5583f4a2fe241d67214143b57d4cd16bf20afe8d035d",
                  "19dc63df8f9f7ea689f676f7194f0006181bc2379c32acbaa299204cdd168ca5"),
          "genai-roadmap",
              Set.of(
                  "bdb71a11b160fa3bfb933c9f5e7ec8975dac5df8382424cb056fdfbf33562673",
                  "a3f7dd7b3640750d5557e766a20efd21ece527b084f821e68f435b80953fb990",
                  "cd7a3614940a855c011951730727bbf4c191303df80a1cfe572a55fa604c0df8"));

  /** Digests of plans as they ship, by id; made when first asked for, since files are read. */
  private static final Map<String, String> NOW = new ConcurrentHashMap<>();

  /**
   * The edition of a plan that has the id of a shipped one.
   *
   * @throws IllegalArgumentException if the catalog has none of its id
   */
  public static Edition of(Plan plan) {
    String digest = digest(plan);
    if (digest.equals(NOW.computeIfAbsent(plan.id(), id -> digest(Shipped.plan(id))))) {
      return CURRENT;
    }
    return BEFORE.getOrDefault(plan.id(), Set.of()).contains(digest) ? EARLIER : OWN;
  }

  /**
   * SHA-256 of what whoever writes a plan decides. Neither its version is part of it nor are
   * activities, which mapping adds to.
   */
  static String digest(Plan plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.title()).append('|').append(plan.hoursPerWeek()).append('\n');
    plan.blocks()
        .forEach(block -> {
          text.append(block.id() + "|" + block.firstWeek() + "|" + block.lastWeek() + "\n");
          block
              .units()
              .forEach(u ->
                  text.append(u.id() + "|" + u.title() + "|" + u.kind() + "|" + u.hours())
                      .append("|" + u.passMark() + "|" + String.join(",", u.skills()) + "\n"));
        });
    for (Role role : plan.roles()) {
      text.append(role.id() + "|" + String.join(",", role.gates()) + "|" + role.interview());
      role.needs()
          .forEach(n -> text.append("|" + n.skill() + " " + n.weight() + " " + n.required()));
      text.append('\n');
    }
    beside(plan, text);
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sum).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What editions say that name their source; it came later than the rest. */
  private static void beside(Plan plan, StringBuilder text) {
    if (plan.provenance() == null) {
      return;
    }
    text.append(plan.provenance()).append(plan.audience()).append(plan.rubric());
    text.append(plan.guidance()).append('\n');
    plan.placement().forEach(t -> text.append(t.id() + "|" + t.skills() + "|" + t.link() + "\n"));
    plan.units()
        .forEach(u -> {
          text.append(u.notes() + "|" + u.link());
          u.checklist().forEach(item -> text.append("|" + item.id() + " " + item.title()));
          text.append('\n');
        });
  }
}
