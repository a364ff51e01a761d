package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Owner;
import dev.crossover.model.learner.Account;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The account behind the IRI of a person; what else the person carries ({@code otherIdentifiers},
 * {@code name}) is not looked at, so that one person stays one account.
 *
 * <ul>
 *   <li>{@code https://lms.example/users/7}: issuer {@code https://lms.example}, name the whole IRI
 *   <li>{@code urn:instructure:canvas:user:7}: issuer {@code urn:instructure}, name the whole IRI
 *   <li>a bare UUID is read as {@code urn:uuid:}, in lower case
 *   <li>{@code mailto:} is the account of that mail address
 *   <li>a term of the Caliper vocabulary and a blank node stand for someone who is not to be known
 * </ul>
 */
final class PersonAccount {

  private static final String VOCABULARY = "http://purl.imsglobal.org/";

  /** Whose account it is; null for an anonymous person, or where there is none. */
  static @Nullable Owner owner(JsonNode person) {
    String iri = Entity.iri(person);
    return iri == null || iri.startsWith(VOCABULARY) || iri.startsWith(CaliperValues.BLANK_NODE)
        ? null
        : new Owner.ByAccount(account(iri));
  }

  private static Account account(String id) {
    if (id.indexOf(':') < 0) {
      return account("urn:uuid:" + id.toLowerCase(Locale.ROOT));
    }
    if (id.regionMatches(true, 0, Account.MAIL, 0, Account.MAIL.length())) {
      String mail = id.substring(Account.MAIL.length());
      return new Account(Account.MAIL, mail.toLowerCase(Locale.ROOT));
    }
    return new Account(issuer(id).replace("|", "%7C"), id);
  }

  private static String issuer(String iri) {
    int scheme = iri.indexOf(':');
    boolean hierarchical = iri.startsWith("//", scheme + 1);
    int start = scheme + (hierarchical ? 3 : 1);
    String rest = iri.substring(start);
    String namespace = rest.split(hierarchical ? "[/?#]" : "[:/]", 2)[0];
    return (iri.substring(0, start) + namespace).toLowerCase(Locale.ROOT);
  }

  private PersonAccount() {}
}
