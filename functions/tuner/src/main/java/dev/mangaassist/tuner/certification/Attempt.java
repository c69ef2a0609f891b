package dev.mangaassist.tuner.certification;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An attempt to certify thresholds. Its samples are used up: the next attempt rests on others.
 *
 * @param number counts the attempts of a deployment, from 1
 * @param at when it was made
 * @param until the asks of its samples arrived before
 * @param samples how many it rested on
 * @param certified whether a threshold came out of it
 * @param samplesNeeded if none came out, about how many would probably do, if any number would
 * @param result what came out of it, for people
 */
public record Attempt(
    int number,
    Instant at,
    Instant until,
    int samples,
    boolean certified,
    OptionalLong samplesNeeded,
    String result) {}
