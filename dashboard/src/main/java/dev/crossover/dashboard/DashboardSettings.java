package dev.crossover.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the dashboard; see {@code dashboard.yml}.
 *
 * @param minGroupSize smallest team that is exported as a metric, and shown to who manages nobody
 *     of it
 * @param adminSecret secret of the administrator's token, which also signs who is signed in:
 *     another one signs all out; empty: nobody is administrator, and each start signs all out
 */
@ConfigurationProperties("crossover.dashboard")
public record DashboardSettings(int minGroupSize, String adminSecret) {}
