package dev.crossover.dashboard.notices;

import dev.crossover.model.record.SingleNotices;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What holds for who chose nothing; see {@code dashboard.yml}.
 *
 * @param single which messages about one learner come at once
 * @param zone in which days and hours are
 * @param quietFrom when quiet hours begin
 * @param quietTo when these end; before the beginning: on the next day; the same: there are none
 * @param quietWeekends whether Saturdays and Sundays are quiet
 * @param mostADay so many messages at once somebody gets in a day; the rest is left to the digest
 */
@ConfigurationProperties("crossover.notices")
public record NoticeSettings(
    SingleNotices single,
    ZoneId zone,
    LocalTime quietFrom,
    LocalTime quietTo,
    boolean quietWeekends,
    int mostADay) {}
