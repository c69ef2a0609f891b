package dev.mangaassist.cascade;

import dev.mangaassist.models.ModelRequest;

/** What a model may say: heads of every kind, and texts of every kind. */
enum Phrase {
  SURE_HEAD("{mark} 95 faq nothing\n"),
  DOUBTFUL_HEAD("{mark} 30 faq reasoning\n"),
  HEAD_THAT_LACKS_KNOWLEDGE("{mark} 82 faq knowledge\n"),
  FENCED_HEAD("`{mark} 95% FAQ nothing`\n\n"),
  HEAD_WITHOUT_LINE_BREAK("{mark} 95 faq nothing "),
  HEAD_AFTER_A_WORD("Sure! {mark} 95 faq nothing\n"),
  BROKEN_HEAD("{mark} very sure\n"),
  BARE_MARK("{mark}"),
  OTHER_HEAD("#41 sure\n"),
  THINKING(""),
  PLAIN("It ships in one to three working days, and shipping is free from 5,000 yen. "),
  SHORT("Two days. "),
  NUMBERED("#1 is Monster, #12 is Pluto. "),
  HEDGE("Perhaps. "),
  HEDGES("Maybe, but I'm not sure. Hard to tell. I don't know. "),
  JAPANESE("送料は五千円以上で無料です。海外への送料はご購入手続きの画面に表示されます。"),
  JAPANESE_HEDGES("おそらく二日です。発売日はわかりません。多分です。"),
  REPETITION("No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. "),
  BLANK(" "),
  LINE_BREAK("\n");

  private static final String MARK = "{mark}";

  private final String words;

  Phrase(String words) {
    this.words = words;
  }

  /** In the answer to a request; empty if it is of a head and the request asks for none. */
  String in(ModelRequest request) {
    if (!words.contains(MARK)) {
      return words;
    }
    return ScriptedModels.asksForHead(request)
        ? words.replace(MARK, ScriptedModels.headMark(request))
        : "";
  }
}
