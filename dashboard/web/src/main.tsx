import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { at } from "./api/at";
import { listen } from "./api/live";
import { begin, session, signOut } from "./api/session";
import { DataPage } from "./pages/DataPage";
import { LearnerPage } from "./pages/LearnerPage";
import { PasswordPage } from "./pages/PasswordPage";
import { PlanPage } from "./pages/PlanPage";
import { ReviewsPage } from "./pages/ReviewsPage";
import { SignInPage } from "./pages/SignInPage";
import { TeamPage } from "./pages/TeamPage";
import { TeamsPage } from "./pages/TeamsPage";
import { LiveBanner } from "./parts/parts";

function Team({ team }: { team?: string }) {
  const { query } = useLocation();
  return <TeamPage team={team ?? ""} cohort={query.cohort} />;
}

function Learner({ id }: { id?: string }) {
  return <LearnerPage id={id ?? ""} />;
}

function Plan({ id }: { id?: string }) {
  return <PlanPage id={id ?? ""} />;
}

/** Who has no team to look at begins with their own page. */
function Start() {
  const own = session.value?.own[0];
  if (session.value?.groups) return <TeamsPage />;
  if (own) return <LearnerPage id={own} />;
  return session.value?.reviews ? <ReviewsPage /> : <TeamsPage />;
}

function NotFound() {
  return <h1>There is no such page</h1>;
}

/** Files and other answers of the service are no pages. */
const PAGES = new RegExp(`^${at("/")}(?!api/)`);

function Page() {
  return (
    <LocationProvider scope={PAGES}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header>
        <a href={at("/")} class="brand">
          Crossover
        </a>
        {session.value && <Menu />}
      </header>
      <LiveBanner />
      <main id="main" tabIndex={-1}>
        {session.value === null && <SignInPage />}
        {session.value && <Pages />}
      </main>
    </LocationProvider>
  );
}

function Menu() {
  const [problem, setProblem] = useState<string>();
  const who = session.value;
  return (
    <>
      <nav aria-label="Main">
        {who?.groups && <a href={at("/")}>Teams</a>}
        {who?.own.map((id) => (
          <a key={id} href={at(`/learners/${encodeURIComponent(id)}`)}>
            My plan
          </a>
        ))}
        {who?.reviews && <a href={at("/reviews")}>Reviews</a>}
        {who?.data && <a href={at("/data")}>Data</a>}
      </nav>
      <span class="who">
        {who?.password ? <a href={at("/password")}>{who.mail}</a> : who?.mail}{" "}
        <button onClick={() => void signOut().then(setProblem)}>Sign out</button>
        {problem && <span role="alert"> {problem}</span>}
      </span>
    </>
  );
}

/** What is looked at, and the stream that says when it changes. */
function Pages() {
  useEffect(listen, []);
  return (
    <Router>
      <Route path={at("/")} component={Start} />
      <Route path={at("/teams/:team")} component={Team} />
      <Route path={at("/learners/:id")} component={Learner} />
      <Route path={at("/plans/:id")} component={Plan} />
      <Route path={at("/data")} component={DataPage} />
      <Route path={at("/reviews")} component={ReviewsPage} />
      <Route path={at("/password")} component={PasswordPage} />
      <Route default component={NotFound} />
    </Router>
  );
}

const root = document.getElementById("page");
if (root) {
  render(<Page />, root);
  begin().catch(() => (session.value = null));
}
