import type { GroupState, LearnerState, Stall } from "../api/answer";

/** One word of the pages, and what it means; a formula where there is one. */
export interface Term {
  /** Its anchor on the page of definitions. */
  id: string;
  term: string;
  says: readonly string[];
  formula?: string;
  /** The state whose glyph stands beside it. */
  state?: LearnerState | GroupState;
}

export interface TermGroup {
  id: string;
  question: string;
  terms: readonly Term[];
}

/**
 * Every definition that a page uses. What stands here is what the rules of the model do: `Readiness`, `Shown`,
 * `Gate`, `UnitState`, `LearnerState`, `StallConditions`, `Reasons`, `Urgency`, `Futures`, `HeadCount`.
 */
export const TERMS = [
  {
    id: "results",
    question: "What have results shown?",
    terms: [
      {
        id: "shown",
        term: "Shown",
        says: [
          "The part of the target role that results show, as far as the plan teaches it.",
          "Results are graded attempts, accepted projects, practice interviews, work in use and the word of others. What was only studied is none.",
        ],
        formula: "sum of weight × min(1, level / enough) over the skills of the role that the plan teaches; their weights sum to 1",
      },
      {
        id: "level",
        term: "Level of a skill",
        says: [
          "The share of right answers that is reached with a certainty of 80 %: the one-sided lower bound of Clopper and Pearson (1934). Without a pass it is 0.",
          "A graded attempt counts as many answers as it has questions, or 10 where its sender tells none; a retry counts half of them. An accepted project, work in use and the word of somebody count as 10 answers each, a practice interview as 5. For the wider skill that a skill is a part of, a result counts half. These weights are estimates of ours.",
          "A pass that would lower the level is left out. A failure adds its wrong answers alone, and each later pass halves them.",
        ],
        formula: "20 % point of the beta distribution of right and wrong + failed + 1",
      },
      {
        id: "assumed",
        term: "Assumed",
        says: [
          "What study and background let expect of the role beyond what is shown. Nobody is ready by it.",
          "The credit is what the plan says that the background brings along of the skill. Studied is the done share of the units that build it, by hours. That study alone is taken for 60 % of the rest is an estimate of ours.",
        ],
        formula: "of each skill: max(0, credit + (1 − credit) × 0.6 × studied − min(1, level / enough)), weighted as what is shown",
      },
      {
        id: "missing",
        term: "Missing",
        says: ["The rest of the role: neither shown nor assumed. Shown, assumed and missing sum to the whole."],
        formula: "1 − shown − assumed",
      },
      {
        id: "not-shown-yet",
        term: "Not shown yet",
        says: ["There is no result of the skill, and its level is 0. In a table of people a dot says so. It does not mean that somebody cannot do it."],
      },
    ],
  },
  {
    id: "readiness",
    question: "Who is ready?",
    terms: [
      {
        id: "ready",
        term: "Ready",
        says: ["Somebody is ready who has shown at least 80 % of the role and has no gate open."],
        formula: "shown ≥ 80 %, and no gate open",
      },
      {
        id: "gate",
        term: "Gate",
        says: [
          "A unit that the role asks for whatever the skills are, such as a project. It is open until the unit is done.",
          "An open gate is the learner's turn where the unit is not done, or was sent back. It is a reviewer's turn where a project is handed in and waits, or is approved with items of its checklist still to be ticked.",
          "Practice of the interview is no gate on these pages.",
        ],
      },
      {
        id: "largest-gaps",
        term: "Largest gaps",
        says: ["The three skills through which most of the role is not shown, with the assessments and projects that can show them."],
        formula: "weight × (1 − min(1, level / enough))",
      },
      {
        id: "ready-date",
        term: "Ready by a date",
        says: [
          "The forecast of the units that are left, in the order of study, until each gate is passed and 80 % is shown. It supposes that every result shows all that it can.",
          "There is no such date where finishing all units is not enough: then higher results are needed on units that are done.",
        ],
      },
      {
        id: "interview",
        term: "Practice of the interview",
        says: [
          "How well a topic is practised. The newest practice weighs half, the one before it a quarter, and so on.",
          "A practice has the score that its sender states. Without one it is scored by the plan's rubric.",
          "Who is named for the practice interviews of a plan scores them on the page of reviews, and sees nothing else of the learner. A learner's manager can do so, too, on the learner's page.",
        ],
        formula: "rubric: share of the helping signals that were noticed × share of the hurting ones that were not",
      },
      {
        id: "other-roles",
        term: "Other roles",
        says: ["What results show of a role that the plan does not lead to, of that part of it which the plan teaches. Skills that no unit builds are named: this plan cannot show them."],
      },
    ],
  },
  {
    id: "carried",
    question: "What carries over from the old role?",
    terms: [
      {
        id: "carries-over",
        term: "What carries over",
        says: [
          "For each skill a plan says how much of it each background brings along. That share is the skill's credit, and it is assumed.",
          "Results and the word of somebody take its place: they count as shown.",
        ],
      },
      {
        id: "brought-along",
        term: "Brought along",
        says: [
          "The weighted mean over the skills of the role that the background brings along. A skill counts whole where results reach what is enough, with the level that somebody or a placement test vouched for, and else with the plan's credit.",
          "It stands beside readiness and fills no gap in what the plan teaches.",
        ],
      },
      {
        id: "head-start",
        term: "Head start",
        says: ["The part of the whole role that is brought along, also of skills that the plan does not teach. A group's is the mean over those of whom nothing is assumed; how many these are stands beside it."],
        formula: "sum of weight × min(1, brought along / enough), over the weight of the whole role",
      },
    ],
  },
  {
    id: "plan",
    question: "How far is somebody, and against what?",
    terms: [
      {
        id: "done",
        term: "Done share of a unit",
        says: [
          "Study that is completed, an assessment that is passed, and a project that is accepted with its whole checklist count whole.",
          "A failed assessment counts 0.8 × best score / pass mark, or what time on it gives if that is more. A project that was handed in, or passed by a machine, counts 0.8.",
          "Otherwise the larger of what was reported and 0.8 × time / planned hours counts, at most 0.8.",
        ],
      },
      {
        id: "plan-done",
        term: "Plan done",
        says: ["The done shares of all units, weighted by their planned hours."],
        formula: "sum of hours × done share / sum of hours",
      },
      {
        id: "own-calendar",
        term: "Own calendar",
        says: [
          "It begins with the start date. It stands still on leave and on holidays, and goes slower in part-time weeks.",
          "How many own weeks a plan week takes follows from the background and from the agreed hours.",
        ],
        formula: "own weeks a plan week: factor of the background × hours a week of the plan / agreed hours a week",
      },
      {
        id: "due",
        term: "Due, or planned",
        says: ["The share of the plan's hours that is due by now on the own calendar. The hours of a block fall due evenly over its weeks."],
      },
      {
        id: "gap",
        term: "Gap",
        says: [
          "How far somebody is ahead of the plan or behind it, in plan weeks (earned schedule, Lipke 2003). Below 0 is behind.",
          "Past the end of the plan the gap goes on growing, but for who has finished. A group's is the mean of its people.",
        ],
        formula: "plan week by which what is done was due − plan weeks that have passed",
      },
      {
        id: "pace",
        term: "Pace",
        says: ["The same as a ratio: 1 is on plan, 0.5 is half as fast. Pages tell the gap instead."],
        formula: "plan week by which what is done was due / plan weeks that have passed",
      },
      {
        id: "owed",
        term: "Owed",
        says: [
          "An assessment or a project that is due and was not handed in, tried, reviewed or reported as completed. In a block with neither, each of its units can be owed. It is due with the end of the block's last week, by the own calendar.",
        ],
      },
    ],
  },
  {
    id: "states",
    question: "Where does somebody stand?",
    terms: [
      { id: "state-left", term: "Left", state: "LEFT", says: ["The learner is no longer in the cohort. The first state of this list that applies is shown."] },
      { id: "state-finished", term: "Finished", state: "FINISHED", says: ["Every unit is done. That is not the same as ready."] },
      { id: "state-not-finished", term: "Did not finish", state: "NOT_FINISHED", says: ["The cohort is over, and not every unit is done."] },
      { id: "state-on-leave", term: "On leave", state: "ON_LEAVE", says: ["The learner is away today. Nothing is expected."] },
      { id: "state-stalled", term: "Needs help", state: "STALLED", says: ["An alert is open."] },
      { id: "state-quiet", term: "Quiet", state: "QUIET", says: ["Nothing has come of the learner for 7 days, leave and holidays not counted. Most come back by themselves, so silence alone alerts nobody."] },
      { id: "state-behind", term: "Behind", state: "BEHIND", says: ["The learner is more than one plan week behind."] },
      { id: "state-on-track", term: "On track", state: "ON_TRACK", says: ["The learner is at most one plan week behind, or begins later. A reason may still stand beside the name, such as a project that waits for a review."] },
      {
        id: "state-of-team",
        term: "State of a team",
        says: [
          "A team needs help where a quarter of its people or more have an open alert. Otherwise it is behind where the mean gap is more than one plan week, and else on track.",
          "It is finished or ended where nobody is expected to do anything any more, and empty where nobody is there.",
        ],
      },
      {
        id: "end-of-cohort",
        term: "End of a cohort",
        says: ["The last day that the roster states, else four weeks after the last target. Where everybody has finished or left before, it ends on the day after the last activity."],
      },
    ],
  },
  {
    id: "reasons",
    question: "Why is somebody not on track?",
    terms: [
      {
        id: "reason-asked-for-help",
        term: "Asks for help",
        says: ["The learner says that they are stuck on a unit. It alerts. It holds until the unit is done, the learner takes it back, or somebody says that it is settled or no stall."],
      },
      { id: "reason-raised", term: "Needs help", says: ["Somebody who looks after the learner says so. It alerts. It holds until somebody says that it is settled or no stall."] },
      { id: "reason-not-started", term: "Not begun", says: ["Nothing at all has come since the start, for 7 days of the own calendar."] },
      { id: "reason-quiet", term: "Quiet", says: ["The learner was active before, and nothing has come for 7 days of the own calendar."] },
      {
        id: "reason-behind",
        term: "Owes something",
        says: ["The learner owes a unit. Of several, the one that was due first is named. It is no reason while fewer than 60 % of the cohort have handed it in; in a cohort of fewer than five the date alone decides."],
      },
      {
        id: "reason-blocked-on-unit",
        term: "Blocked on a unit",
        says: ["The learner has failed a unit three times without a pass, or has spent more than twice its planned hours on it and handed nothing in. A unit that was failed once and left alone for 7 days alerts by this name, too."],
      },
      { id: "reason-prerequisite-gap", term: "Something to do first", says: ["The learner has failed a unit, and an earlier unit that builds one of its skills is not done."] },
      { id: "reason-waiting-for-review", term: "Waits for a review", says: ["The learner has handed in a project, and nobody has reviewed it since. It is a reviewer's turn."] },
      { id: "reason-slow-pace", term: "Slow pace", says: ["The learner is more than one plan week behind, and is not silent."] },
      {
        id: "alert",
        term: "Alert",
        says: [
          "An alert opens where somebody owes what 70 % of the cohort on the same plan have handed in; or owes what 60 % have handed in, and has been silent for 3 days; or failed a unit that is not passed yet, and has left it alone for 7 days or failed three times; or where somebody asked for help or raised it. In a cohort of fewer than five, owing what is due and 7 days of silence take the place of the first two.",
          "Nothing opens for who is on leave or on a holiday, has finished or has left, after the end of the cohort, or before it is known what the cohort has handed in. Silence opens nothing while fewer than 60 % of a cohort of five and more were active within a week, or while a source is silent.",
          "One alert is open of a person at a time. It ends with progress, with leave, with the end, or with somebody's word. What was said to be no stall does not alert again.",
        ],
      },
      {
        id: "needs-you",
        term: "Needs you",
        says: [
          "An alert is open, or somebody asked for help or raised it, and nobody has answered since; or a project waits for your review.",
          "A talk, a look, “not a stall” and “settled” answer for 7 days, a snooze until its day. A note answers nothing.",
        ],
      },
      {
        id: "inbox",
        term: "The page of alerts",
        says: [
          "New is an alert that nobody has answered, or whose answer is over. Answered is one that somebody talked about, saw or calls no stall, and that is still open. Snoozed is one that is looked at again on a day. What ended stays for 14 days. The number beside the page's name is that of the new ones.",
          "Of those that ended in the last eight calendar weeks: back within two weeks is an alert that ended by progress, or by the end of the plan, at most 14 days after it opened. No stall or settled is one that somebody's word ended.",
          "Nobody has taken on an alert that has been open for longer than 14 days and was never answered. Whoever leads a programme reads how many there are in each team, and no name; teams of few are joined.",
          "An alert about a team comes from Alertmanager and shows to who sees the team; one about the product shows to owners.",
        ],
      },
      {
        id: "urgency",
        term: "Order of lists",
        says: [
          "First who has an open alert, then who else is waited for, then who is away, finished or did not finish, then who left. Among each of them the greatest risk comes first. No list is sorted by readiness.",
          "The result is the mean best score of what was graded, or 0.75 without any. Silence beyond 28 days says no more. In a cohort of fewer than five each thing owed counts 1. The share of days with activity is part of the order and is shown nowhere. The weights are those of students of 2013, not of engineers.",
        ],
        formula: "risk: sum of the shares of the cohort that have handed in what is owed + days of silence / 28 − 2 × result − share of days with activity",
      },
      {
        id: "outcome",
        term: "What became of alerts",
        says: ["Alerts that opened and ended in each of the last eight calendar weeks, and the median of their days. An alert was answered if somebody did so while it was open. Nothing is claimed of what caused what."],
      },
    ],
  },
  {
    id: "forecasts",
    question: "When will it be done?",
    terms: [
      {
        id: "forecast",
        term: "Forecast",
        says: [
          "A thousand futures of each person, week by week for at most 104 weeks. Each week to come is drawn from weeks of learners of this installation that began alike: by what is due and overdue, by what was kept so far, by weeks of silence and by the units of the last four weeks.",
          "A kind of week that was seen n times is drawn from with a chance of n / (n + 10), and else a wider kind. Below 100 weeks in all nothing is forecast.",
        ],
      },
      {
        id: "likely",
        term: "As likely as not, four in five",
        says: ["The day by which half of the futures have the plan done, and the day by which 80 % of them have. A pale range goes from one future in ten to nine in ten. What fewer futures reach within two years has no date."],
      },
      {
        id: "on-time",
        term: "On time",
        says: ["The plan is done by the own target: the day on which the plan ends on the own calendar. The chance is the share of futures in which it is."],
      },
      {
        id: "heads",
        term: "Heads by a date",
        says: [
          "How many people will be done is the distribution of the sum of their chances, never a mean. Their luck is partly shared: one factor moves the odds of all of them. It is log-normal with a spread of 1.3.",
          "“3 of 8 (2 to 4)” is the number that is as likely as not, and from one future in ten to nine in ten. Who has no forecast is in no count and is named.",
        ],
      },
      {
        id: "what-if",
        term: "What if?",
        says: ["Other hours, a later start and days away are read off the same futures: with twice the hours a week takes half the time. The target stays.", "Another plan, or one without a unit, makes new futures, and so do people more, who begin now with a target of their own. A unit that is dropped is no gate; what it taught still counts for the role."],
      },
      {
        id: "if-it-works",
        term: "If it works",
        says: ["The forecast as it would be with one unit done: done, just passed, or accepted with its whole checklist. How likely it is that it works, nobody says. Having done more makes nobody later."],
      },
      {
        id: "said",
        term: "What we said",
        says: ["The forecast of the fourth week back of which one was kept, or else the oldest, as it was shown that day. It is kept and not computed anew, so that it can be held against what came."],
      },
    ],
  },
  {
    id: "time",
    question: "How is time counted?",
    terms: [
      {
        id: "hours",
        term: "Hours",
        says: [
          "What senders state. A sender's counter of time counts what it gained since its reading before.",
          "Where nothing is stated, the gaps between events of one sitting count. A gap of more than 30 minutes ends a sitting, and nothing counts after its last event.",
        ],
      },
      { id: "agreed", term: "Agreed hours", says: ["The hours a week of the roster, and else the plan's. A team's are the mean of those who are shown."] },
      { id: "skipped", term: "Time on what to skip", says: ["Hours on topics that the plan tells learners of this background to skip. They are part of all hours."] },
      {
        id: "stuck",
        term: "Where people get stuck",
        says: [
          "A unit is named where two people of a group failed it and have not done it, or where two and more have done it and the middle one took more than twice the planned days.",
          "Days count from the first event on the unit until it was done.",
        ],
        formula: "planned days: hours of the unit / hours a week of the plan × 7, at least half a day",
      },
    ],
  },
  {
    id: "groups",
    question: "What is told of a group?",
    terms: [
      { id: "group", term: "Figures of a group", says: ["Means and counts of those who have not left. The middle is the median of what they have shown, its range the middle half, each to one point."] },
      { id: "weeks", term: "Weeks", says: ["Weeks of a group are each person's own, counted from their start, leave not counted. The last full week is the last one that is over for most who reached it."] },
      { id: "short", term: "Short", says: ["A skill is short by how far the mean level of a group is below what is enough. Who was not assessed counts with 0."] },
      {
        id: "few",
        term: "Too few",
        says: [
          "A team of fewer than 5 people is joined with the cohort's other small ones as “other teams” for everybody but those who manage its people. The owner of the installation can set another number.",
          "Who sees a group and none of its people sees no week, skill, head start or median of days that stands for fewer, and none from which such a one would follow. Where the small ones together are still too few, the next larger team is joined with them.",
        ],
      },
      {
        id: "digest",
        term: "Digest",
        says: [
          "What a week is for, told to each manager of their own people alone: who needs them in the order of urgency, at most six by name, with one step each and what it would bring if it works; what became of the alerts of the last seven days; what is missing most; and which sources are silent. Its counts are those of the first page. As a mail it comes on Monday at 8:00 by the reader's clock; each can stop it, also by a link in the mail.",
          "A conversation is taken for half an hour. What was said last Monday is what was kept that day of those who are looked after now. That somebody came back after a talk says what was before what, and not what caused it.",
        ],
      },
      { id: "group-order", term: "Order of teams", says: ["By the share of people with an open alert, then by how far behind the plan."] },
    ],
  },
  {
    id: "mails",
    question: "Who is told by mail, and when?",
    terms: [
      {
        id: "at-once",
        term: "At once",
        says: [
          "A mail about one person goes to their manager at once where they ask for help or somebody says that they need it, and where an alert got worse or was not answered for a week. Each can choose to be told of every alert, or of none, on the page of notifications. Of what was told at once the end is told at once, too.",
          "Nothing comes in quiet hours. What comes within a quarter of an hour is one mail, unless the owner has set another time. On a day with very many mails the rest waits for the digest.",
        ],
      },
      { id: "learner-first", term: "Learner first", says: ["Where the owner of the installation sets it, a learner reads of an alert some days before their manager gets a mail, and can answer. Who says something, or is back on the plan, is not told of at once."] },
    ],
  },
  {
    id: "data",
    question: "Can the data be trusted?",
    terms: [
      { id: "source-silent", term: "Silent source", says: ["A source that is quiet for longer than is usual for it. That is one and a half times its longest pause between two deliveries within its last four weeks with any, of which one outage is left out, and at least 6 hours; a source that delivers for less than two weeks has three days.", "Where five or more people of a cohort came last by one source, and none of them was active today, yesterday or the day before (UTC), their silence opens no alert."] },
      { id: "source-refuses", term: "Refused", says: ["Requests that were refused, of all that was received: new events, repeats and refused requests. A refused request changes nothing, and its sender is told why."] },
      { id: "delay", term: "Delay", says: ["From the newest event of the last request with new events until it came."] },
      { id: "age", term: "How old figures are", says: ["A learner's page is of this moment. What time alone changes in lists and groups, what is due and the gap, is at most ten minutes old. A forecast is made again when something about the learner changes, when more weeks were learnt from, and on each new day."] },
    ],
  },
] as const satisfies readonly TermGroup[];

export type TermId = (typeof TERMS)[number]["terms"][number]["id"];

/** Where each reason is defined. */
export const REASON_TERMS: Record<Stall["reason"], TermId> = {
  NOT_STARTED: "reason-not-started",
  QUIET: "reason-quiet",
  BEHIND: "reason-behind",
  BLOCKED_ON_UNIT: "reason-blocked-on-unit",
  SLOW_PACE: "reason-slow-pace",
  WAITING_FOR_REVIEW: "reason-waiting-for-review",
  PREREQUISITE_GAP: "reason-prerequisite-gap",
  ASKED_FOR_HELP: "reason-asked-for-help",
  RAISED: "reason-raised",
};

/** What no page shows, on purpose. */
export const NOT_SHOWN = [
  "Rankings, leaderboards, “top learners”, or how somebody does among others. People are compared with the plan and with their own past.",
  "Log-ins, hours online, clicks, numbers of events or of active days: not on a page, in no CSV file, and not in what managers can ask for. When somebody was active last is shown, since silence is a reason.",
  "At what time of day somebody works.",
  "A single score of risk without its reasons.",
  "Names of learners in Prometheus, Grafana and Alertmanager, in addresses that are passed on, or in what webhooks carry.",
  "Figures of a team of fewer than 5 people, but for those who manage them.",
  "What somebody answered in a test or wrote in a chat.",
  "Lists of people in the order of readiness.",
] as const;
