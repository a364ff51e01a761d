import { render } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { at } from "./api/at";
import { listen } from "./api/live";
import { begin, session, signOut } from "./api/session";
import { Hatch } from "./charts/Chart";
import { CohortPage } from "./pages/CohortPage";
import { HomePage } from "./pages/HomePage";
import { LearnerPage } from "./pages/LearnerPage";
import { PasswordPage } from "./pages/PasswordPage";
import { ReviewsPage } from "./pages/ReviewsPage";
import { SettingsPage } from "./pages/SettingsPage";
import { SignInPage } from "./pages/SignInPage";
import { TeamPage } from "./pages/TeamPage";
import { definition, Heading, LiveBanner } from "./parts/parts";
import { Search } from "./parts/Search";

/** Few people need these, or seldom. */
const AlertsPage = lazy(() => import("./pages/AlertsPage").then((m) => m.AlertsPage));
const DataPage = lazy(() => import("./pages/DataPage").then((m) => m.DataPage));
const PlanPage = lazy(() => import("./pages/PlanPage").then((m) => m.PlanPage));
const ManagePage = lazy(() => import("./pages/ManagePage").then((m) => m.ManagePage));
const ImportPage = lazy(() => import("./pages/ImportPage").then((m) => m.ImportPage));
const SourcePage = lazy(() => import("./pages/SourcePage").then((m) => m.SourcePage));
const StallsPage = lazy(() => import("./pages/StallsPage").then((m) => m.StallsPage));
const SkillsPage = lazy(() => import("./pages/SkillsPage").then((m) => m.SkillsPage));
const DigestPage = lazy(() => import("./pages/DigestPage").then((m) => m.DigestPage));
const NoticesPage = lazy(() => import("./pages/NoticesPage").then((m) => m.NoticesPage));
const HelpPage = lazy(() => import("./pages/HelpPage").then((m) => m.HelpPage));

function Team({ team }: { team?: string }) {
  const { query } = useLocation();
  return <TeamPage team={team ?? ""} cohort={query.cohort} />;
}

function Stalls({ team }: { team?: string }) {
  const { query } = useLocation();
  return <StallsPage team={team ?? ""} cohort={query.cohort} />;
}

function Skills({ team }: { team?: string }) {
  const { query } = useLocation();
  return <SkillsPage team={team ?? ""} cohort={query.cohort} />;
}

function Cohort({ cohort }: { cohort?: string }) {
  return <CohortPage cohort={cohort ?? ""} />;
}

function Learner({ id }: { id?: string }) {
  return <LearnerPage id={id ?? ""} />;
}

function Plan({ id }: { id?: string }) {
  return <PlanPage id={id ?? ""} />;
}

function Source({ source }: { source?: string }) {
  return <SourcePage source={source ?? ""} />;
}

/** Who has no team to look at begins with their own page. */
function Start() {
  const own = session.value?.own[0];
  if (session.value?.groups) return <HomePage />;
  if (own) return <LearnerPage id={own} />;
  return session.value?.reviews ? <ReviewsPage /> : <HomePage />;
}

function NotFound() {
  return (
    <>
      <Heading title="There is no such page" lead="The address leads nowhere here." />
      <p>
        <a href={at("/")}>To the first page</a>
      </p>
    </>
  );
}

/** Files and other answers of the service are no pages. */
const PAGES = new RegExp(`^${at("/")}(?!api/)`);

function Page() {
  return (
    <LocationProvider scope={PAGES}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Hatch />
      <header class="top">
        <a href={at("/")} class="brand">
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <path d="M2 17C9 17 12 5 20 5" stroke="var(--actual)" stroke-width="2.6" fill="none" stroke-linecap="round" />
            <path d="M2 5C9 5 12 17 20 17" stroke="var(--control)" stroke-width="2.6" fill="none" stroke-linecap="round" stroke-dasharray="0.1 4.4" />
          </svg>
          Crossover
        </a>
        {session.value && <Menu />}
      </header>
      <LiveBanner />
      <main id="main" tabIndex={-1}>
        {session.value === null && <SignInPage />}
        {session.value && <Pages />}
      </main>
      {session.value && (
        <footer class="foot">
          <a href={definition()}>What the figures mean</a>
        </footer>
      )}
    </LocationProvider>
  );
}

function Menu() {
  const [problem, setProblem] = useState<string>();
  const who = session.value;
  return (
    <>
      <nav aria-label="Main">
        <ul>
          {who?.groups && <Item to="/" text="Teams" also="/teams/" />}
          {who?.groups && <Item to="/alerts" text="Alerts" count={who.newAlerts} />}
          {who?.own.map((id) => <Item key={id} to={`/learners/${encodeURIComponent(id)}`} text="My plan" />)}
          {who?.reviews && <Item to="/reviews" text="Reviews" />}
          {who?.data && <Item to="/data" text="Data" />}
          {who?.manages && <Item to="/manage" text="Manage" />}
        </ul>
      </nav>
      {who?.groups && <Search />}
      <span class="who">
        {who?.password ? <a href={at("/password")}>{who.mail}</a> : who?.mail}{" "}
        {who?.mail.includes("@") && <a href={at("/settings/notifications")}>Notifications</a>}{" "}
        <button class="small" onClick={() => void signOut().then(setProblem)}>Sign out</button>
        {problem && <span role="alert"> {problem}</span>}
      </span>
    </>
  );
}

/** Leads to a page, and says whether that is the one that is shown. */
function Item({ to, text, also, count = 0 }: { to: string; text: string; also?: string; count?: number }) {
  const { path } = useLocation();
  const here = path === at(to) || (also !== undefined && path.startsWith(at(also)));
  return (
    <li>
      <a href={at(to)} aria-current={here ? "page" : undefined}>
        {text}
        {count > 0 && <span class="count"> {count}</span>}
      </a>
    </li>
  );
}

/** What is looked at, and the stream that says when it changes. */
function Pages() {
  // Before anything on the page asks.
  useLayoutEffect(listen, []);
  return (
    <ErrorBoundary>
      <Router>
        <Route path={at("/")} component={Start} />
        <Route path={at("/teams/:team")} component={Team} />
        <Route path={at("/teams/:team/stalls")} component={Stalls} />
        <Route path={at("/teams/:team/skills")} component={Skills} />
        <Route path={at("/cohorts/:cohort")} component={Cohort} />
        <Route path={at("/learners/:id")} component={Learner} />
        <Route path={at("/plans/:id")} component={Plan} />
        <Route path={at("/data")} component={DataPage} />
        <Route path={at("/data/import")} component={ImportPage} />
        <Route path={at("/data/sources/:source")} component={Source} />
        <Route path={at("/manage")} component={ManagePage} />
        <Route path={at("/alerts")} component={AlertsPage} />
        <Route path={at("/reviews")} component={ReviewsPage} />
        <Route path={at("/digest")} component={DigestPage} />
        <Route path={at("/password")} component={PasswordPage} />
        <Route path={at("/settings")} component={SettingsPage} />
        <Route path={at("/settings/notifications")} component={NoticesPage} />
        <Route path={at("/help/metrics")} component={HelpPage} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}

const root = document.getElementById("page");
if (root) {
  render(<Page />, root);
  begin().catch(() => (session.value = null));
}
