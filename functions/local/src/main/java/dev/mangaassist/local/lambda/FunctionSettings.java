package dev.mangaassist.local.lambda;

import java.time.Duration;

/**
 * How a function is set up.
 *
 * @param name its name, by which it is invoked
 * @param memoryMb the memory that its context reports, in MB
 * @param timeout how long an invocation may run before it is ended
 */
public record FunctionSettings(String name, int memoryMb, Duration timeout) {}
