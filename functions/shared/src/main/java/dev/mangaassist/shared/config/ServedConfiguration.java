package dev.mangaassist.shared.config;

import java.util.Optional;

/**
 * What a conversation is served.
 *
 * @param variant the side of the trial that the conversation is on; absent if no trial is open
 */
public record ServedConfiguration(ConfigurationVersion version, Optional<Variant> variant) {}
