package dev.mangaassist.tuner.certify;

/**
 * The cascade at one threshold, by weighted means over the samples.
 *
 * @param escalationRate the share of queries that escalate
 * @param quality the mean quality
 * @param costUsd the mean cost of a query
 * @param saving the share of the strong tier's cost that is saved; negative if it costs more
 */
public record CurvePoint(double escalationRate, double quality, double costUsd, double saving) {}
