import { render } from "preact";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { listen } from "./api/live";
import { DataPage } from "./pages/DataPage";
import { LearnerPage } from "./pages/LearnerPage";
import { PlanPage } from "./pages/PlanPage";
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

function NotFound() {
  return <h1>There is no such page</h1>;
}

function Page() {
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header>
        <a href="/" class="brand">
          Crossover
        </a>
        <nav aria-label="Main">
          <a href="/">Teams</a>
          <a href="/data">Data</a>
        </nav>
      </header>
      <LiveBanner />
      <main id="main" tabIndex={-1}>
        <Router>
          <Route path="/" component={TeamsPage} />
          <Route path="/teams/:team" component={Team} />
          <Route path="/learners/:id" component={Learner} />
          <Route path="/plans/:id" component={Plan} />
          <Route path="/data" component={DataPage} />
          <Route default component={NotFound} />
        </Router>
      </main>
    </LocationProvider>
  );
}

const root = document.getElementById("page");
if (root) {
  listen();
  render(<Page />, root);
}
