package dev.mangaassist.local.bedrock;

/** A behaviour together with what is left of its faults. */
record CurrentBehaviour(BedrockBehaviour behaviour, FaultDispenser faults) {
  CurrentBehaviour(BedrockBehaviour behaviour) {
    this(behaviour, new FaultDispenser(behaviour.faults()));
  }
}
