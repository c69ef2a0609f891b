package dev.mangaassist.cascade.deliver;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.wire.ErrorCode;

/** What a customer is told, in the customer's language, when there is no answer. */
public final class Apology {
  private Apology() {}

  public static String of(ErrorCode code, Language language) {
    return switch (language) {
      case ENGLISH -> english(code);
      case JAPANESE -> japanese(code);
    };
  }

  private static String english(ErrorCode code) {
    return switch (code) {
      case BUSY -> "Your last message is still being answered: send this one again after it.";
      case UNAUTHORIZED -> "This conversation has ended: connect again to begin a new one.";
      case BAD_REQUEST ->
          "An earlier message of this conversation had the same id: give each message its own.";
      case MODEL_UNAVAILABLE -> "Sorry, no answer could be written just now. Please try again.";
      case TIMEOUT -> "Sorry, the answer took too long. Please try again.";
      case TOO_LARGE, RATE_LIMITED, INTERNAL ->
          "Sorry, something went wrong on our side. Please try again.";
    };
  }

  private static String japanese(ErrorCode code) {
    return switch (code) {
      case BUSY -> "前のメッセージにまだ回答中です。回答が終わってから、もう一度お送りください。";
      case UNAUTHORIZED -> "この会話は終了しています。接続し直して、新しい会話を始めてください。";
      case BAD_REQUEST -> "この会話では同じIDのメッセージがすでに送られています。メッセージごとに別のIDをお使いください。";
      case MODEL_UNAVAILABLE -> "申し訳ありません。ただいま回答を作成できません。もう一度お試しください。";
      case TIMEOUT -> "申し訳ありません。回答に時間がかかりすぎました。もう一度お試しください。";
      case TOO_LARGE, RATE_LIMITED, INTERNAL -> "申し訳ありません。こちらで問題が発生しました。もう一度お試しください。";
    };
  }
}
