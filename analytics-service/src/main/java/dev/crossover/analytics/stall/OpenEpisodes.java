package dev.crossover.analytics.stall;

import dev.crossover.model.episode.Episode;
import java.util.List;

/** The episodes of one learner that are open. */
record OpenEpisodes(List<Episode> episodes) {}
