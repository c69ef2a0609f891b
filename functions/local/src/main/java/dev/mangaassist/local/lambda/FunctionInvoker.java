package dev.mangaassist.local.lambda;

/** Runs a function and waits for it. */
public interface FunctionInvoker {
  /**
   * Invokes a function as Lambda's RequestResponse does.
   *
   * @param function the function's name
   * @param payload the event, JSON in UTF-8
   * @return what the function returned, or how it failed
   * @throws UnknownFunctionException if there is no such function
   */
  InvocationResult invoke(String function, byte[] payload);
}
