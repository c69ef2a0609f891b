package dev.mangaassist.local.cloudwatch;

/** A request that is answered with an error. */
final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  ServiceException(String code, String message) {
    super(message);
    this.code = code;
  }

  static ServiceException invalid(String message) {
    return new ServiceException("ValidationError", message);
  }

  String code() {
    return code;
  }
}
