package dev.mangaassist.cascade;

import dev.mangaassist.shared.vocabulary.Language;
import java.util.List;

/** What is said in a bench: questions of about 100 characters, and an answer of 100 tokens. */
record Script(List<String> faq, List<String> recommendation, String answer) {
  private static final Script ENGLISH =
      new Script(
          List.of(
              "Do you ship to Norway, and who pays the customs when the box arrives: me at the door, or you before?",
              "What does gift wrapping cost, and can you leave the bill out when the parcel goes to somebody else?",
              "How long do I have to return a book that I have not opened, and who pays the postage for the return?"),
          List.of(
              "Hi! I finished Vinland Saga last night and I want something as slow and as grown up. Any ideas, plz?",
              "Please recommend a manga for my niece: she is twelve, loves horses, and has read all of Silver Spoon.",
              "I loved the art of Blame! and the silence of it. Which manga should I read next, something like that?"),
          "Orders of more than thirty dollars are sent free of charge; below that, standard shipping is"
              + " four dollars. A parcel leaves our warehouse on the next working day and is with you"
              + " two to five days later. You may send back what you have not read within thirty"
              + " days: print the label from your account, stick it on the box, and hand it in at any"
              + " post office. We refund the price as soon as the books are back on our shelves. Thank you.");
  private static final Script JAPANESE =
      new Script(
          List.of(
              "ギフト包装とメッセージカードを両方お願いした場合、送料のほかにいくらかかりますか。金額の分かる納品書は入れずに、直接相手の家に届けてもらうことはできるのでしょうか。支払い方法もあわせて教えてください。",
              "届いた本を開封していない場合、何日以内なら返品できますか。返送するときの送料はこちらの負担になるのでしょうか。また、返金はいつごろ、どのような方法で行われるのか、手順もあわせて教えていただけますか。",
              "海外への発送には対応していますか。ノルウェーに住んでいる友人に送りたいのですが、送料と関税はそれぞれ誰が払うことになるのでしょうか。届くまでの日数の目安も分かれば、あわせて教えていただけると助かります。"),
          List.of(
              "こんばんは。先日『違国日記』を読み終えて、しばらく何も手につかないほど心に残りました。同じように静かで、でも登場人物がちゃんと怒ったり泣いたりする作品を探しています。二、三冊教えていただけますか。ね。",
              "小学六年生の姪におすすめの漫画を教えてください。馬が大好きで、『銀の匙』は全巻読んでしまいました。動物が出てきて、怖い場面が少なく、読んだあとに元気が出るような作品がいいです。巻数は短めだとうれしいです。",
              "『BLAME!』の絵と、あの静けさが大好きでした。次に何を読めばいいか迷っています。台詞が少なくて、建物や風景がじっくり描かれているような、大人向けのおすすめの作品があれば、ぜひ何冊か教えていただけますか。"),
          "五千円以上のご注文は送料無料です。それより少ない場合は全国一律四百円をいただきます。荷物は翌営業日に倉庫を出て、二日から五日ほどで届きます。未読の本は三十日以内なら返品できますので、郵便局へお持ちください。");

  static Script in(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case JAPANESE -> JAPANESE;
    };
  }
}
