package dev.mangaassist.local.lambda;

/** The ways in which Lambda lets a function be named. */
final class FunctionNames {
  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

  private FunctionNames() {}

  static String arn(String name) {
    return ARN + name;
  }

  /** The plain name in a name, a partial or a full ARN, with or without a version or alias. */
  static String plain(String reference) {
    int marker = reference.lastIndexOf("function:");
    String name = marker < 0 ? reference : reference.substring(marker + "function:".length());
    int qualifier = name.indexOf(':');
    return qualifier < 0 ? name : name.substring(0, qualifier);
  }
}
