package dev.mangaassist.local.bench;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.shared.config.Configuration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Understanding a message of 100 characters, one after another as customers' messages come. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class UnderstandBenchmark {
  private static final String[] ENGLISH = {
    "Hi! I finished Vinland Saga last night and I want something as slow and as grown up. Any ideas, plz?",
    "My parcel has been in the depot since Monday and the tracking page has not moved. Where is it, guys?",
    "What's the difference between the kanzenban of Slam Dunk and the shinsoban, apart from the covers?!!",
    "Do you ship to Norway, and who pays the customs when the box arrives: me at the door, or you before?",
    "could you tell me whether volume 23 of Delicious in Dungeon is out in English and what it costs here",
    "How would you put \"I'm not lost, I'm taking the scenic route\" into Japanese, in the voice of Zoro???",
    "Why does Punpun look like a bird? I have a theory about shame, but my friend says that it's only fun",
    "set an alarm for six in the morning and tell me whether it is going to rain in Leeds on Saturday too",
  };
  private static final String[] JAPANESE = {
    "こんばんは。先日『違国日記』を読み終えて、しばらく何も手につかないほど心に残りました。同じように静かで、でも登場人物がちゃんと怒ったり泣いたりする作品を探しています。二、三冊教えていただけますか。ね。",
    "月曜日に発送完了のメールをいただいたのですが、追跡番号を入れても「お荷物が見つかりません」と出たままです。今週末から出張で家を空けるので、いつごろ届くのか、それまでに教えてもらえると助かります。よね。",
    "スラムダンクの完全版と新装再編版で迷っています。紙の質、表紙、巻数、値段のどこがどう違うのか、両方持っている方の目線で比べてもらえませんか。高校生の息子に全巻まとめて贈ろうと思っています。よろしくね。",
    "ギフト包装とメッセージカードを両方お願いした場合、送料のほかにいくらかかりますか。また、送り主の名前だけ変えて、金額の分かる納品書は入れずに、直接相手の家に届けてもらうことはできるのでしょうか。よね。",
    "キングダムの合従軍編、どの国の誰がどこで戦ったのか途中で分からなくなりました。函谷関が落ちそうになるところから蕞の戦いの終わりまで、流れを短くまとめてください。ネタバレはもちろん大丈夫です。お願いね。",
    "「もったいない」という言葉を英語の吹き出しに入れるとしたら、どんな訳がいちばん自然ですか。おばあちゃんが孫に言うやさしい場面なので、きつく聞こえない言い方にしたいです。できれば二つ三つほしいです。ね。",
    "最近の少年漫画は主人公の父親がほとんど出てこない気がします。昔の作品では乗り越える壁として描かれていたのに、どうして今はいないのか。時代の変化なのか、編集部の方針なのか、あなたの考えを聞きたい。よね。",
    "来週の水曜日に健康診断があるんですけど、前の日の夜は何時まで食べていいんでしたっけ。あと、血圧の薬はいつもどおり飲んで行って大丈夫なのか、病院に電話しても話し中でつながらなくて困っています。まったく。",
  };

  /** Which messages. */
  @Param({"english", "japanese"})
  public String messages = "";

  private final TaskClassifier classifier = TaskClassifier.load();
  private int next;

  /** Understands the next message. */
  @Benchmark
  public Understanding understand() {
    String[] texts = messages.equals("english") ? ENGLISH : JAPANESE;
    next = (next + 1) % texts.length;
    return classifier.understand(texts[next], Configuration.DEFAULT.minTaskProbability());
  }
}
