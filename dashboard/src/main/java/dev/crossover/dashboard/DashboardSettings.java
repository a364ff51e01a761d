package dev.crossover.dashboard;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the dashboard; see {@code dashboard.yml}.
 *
 * @param minGroupSize smallest team that is exported as a metric
 */
@ConfigurationProperties("crossover.dashboard")
public record DashboardSettings(int minGroupSize) {}
