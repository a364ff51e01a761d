package client;

import client.api.LearnersApi;
import client.api.TeamsApi;
import client.model.LearnerPage;
import client.model.Problem;
import client.model.StallReason;
import client.model.TeamPage;
import client.model.TeamRow;
import com.fasterxml.jackson.databind.JavaType;
import dev.crossover.standalone.ThirdParty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Written against the generated client. A type that changes in the description ends it. */
public final class Program implements ThirdParty {

  private final ApiClient client = new ApiClient();
  private final TeamsApi teams;
  private final LearnersApi learners;

  public Program(String url, String authorization) {
    client.updateBaseUri(url);
    client.setRequestInterceptor(request -> request.header("Authorization", authorization));
    teams = new TeamsApi(client);
    learners = new LearnersApi(client);
  }

  @Override
  public Map<String, Integer> peopleByTeam(String cohort) throws ApiException {
    Map<String, Integer> people = new TreeMap<>();
    for (TeamRow row : teams.listTeams(cohort, null, null)) {
      people.put(row.getTeam(), row.getLearners());
    }
    return people;
  }

  @Override
  public BigDecimal shown(String team, String skill) throws ApiException {
    TeamPage page = teams.getTeam(team, null);
    return page.getSkills().stream()
        .filter(row -> row.getSkill().equals(skill))
        .findFirst()
        .orElseThrow()
        .getLevel();
  }

  @Override
  public LocalDate start(String learner) throws ApiException {
    LearnerPage page = learners.getLearner(learner);
    return page.getStart();
  }

  @Override
  public boolean isBlocked(String learner) throws ApiException {
    return learners.getLearner(learner).getProgress().getReasons().stream()
        .anyMatch(reason -> reason.getReason() == StallReason.BLOCKED_ON_UNIT);
  }

  @Override
  public Refused refusal(String team) throws Exception {
    try {
      teams.getTeam(team, null);
      throw new IllegalStateException("it was answered");
    } catch (ApiException e) {
      Problem problem = client.getObjectMapper().readValue(e.getResponseBody(), Problem.class);
      return new Refused(e.getCode(), problem.getStatus(), problem.getType(), problem.getDetail());
    }
  }

  @Override
  public String readAndWritten(String type, String answer) throws Exception {
    Class<?> row = Class.forName("client.model." + type);
    JavaType read =
        answer.startsWith("[")
            ? client.getObjectMapper().getTypeFactory().constructCollectionType(List.class, row)
            : client.getObjectMapper().getTypeFactory().constructType(row);
    Object value = client.getObjectMapper().readValue(answer, read);
    return client.getObjectMapper().writeValueAsString(value);
  }
}
