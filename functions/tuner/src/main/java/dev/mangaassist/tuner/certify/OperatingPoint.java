package dev.mangaassist.tuner.certify;

/**
 * What the samples come to at one threshold, as weighted means; estimates, not bounds.
 *
 * @param escalationRate share of the queries that escalate, 0 to 1
 * @param quality of the answers that are given, 0 to 1
 * @param costUsd of a query, in US dollars; an escalated one pays the strong answer and its part of
 *     the draft
 * @param saving 1 less the cost over that of giving every query to the strong tier at once, without
 *     drafts; negative if the drafts cost more than they save
 */
public record OperatingPoint(
    double escalationRate, double quality, double costUsd, double saving) {}
