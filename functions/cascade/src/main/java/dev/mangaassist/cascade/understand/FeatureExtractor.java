package dev.mangaassist.cascade.understand;

/**
 * Tells what there is to see in a message. English and Japanese go the same way, without a
 * dictionary of the language: a token is a word, a number, a sign, or a run of one Japanese script.
 *
 * <p>Features are n-grams of tokens and of characters, and n-grams of the tokens as the {@link
 * Lexicon} reads them, in which "any like Dorohedoro?" is "any like (title) ?". What begins and
 * ends a message, and what its last clause says, counts once more: a greeting goes before the
 * request. Quotations count by half and apart.
 */
public final class FeatureExtractor {
  private static final int MAX_TOKENS = 3;
  private static final int MIN_LETTERS = 3;
  private static final int MAX_LETTERS = 4;
  private static final int MAX_JAPANESE = 3;
  private static final int MAX_COUNTED_CLASSES = 4;
  private static final int MAX_COUNTED_LENGTH = 255;

  /** What the hashes of a kind of feature begin with. */
  private enum Family {
    TOKENS('t'),
    SKIPPED('s'),
    LETTERS('l'),
    JAPANESE('j'),
    READING('r'),
    CLASS('c'),
    CLASSES('d'),
    CLASS_COUNT('n'),
    FIRST('f'),
    LAST('e'),
    LENGTH('b');

    private final char salt;

    Family(char salt) {
      this.salt = salt;
    }

    /** Where hashes of this kind begin in a part of the message. */
    long in(Part part) {
      return Hash.add(Hash.start(salt), part.salt);
    }
  }

  /** Where in the message a feature was seen. */
  private enum Part {
    BODY('b', FeatureSink.FULL),
    READ_BODY('r', FeatureSink.FULL),
    LAST_CLAUSE('l', FeatureSink.FULL),
    QUOTATION('q', FeatureSink.HALF);

    private final char salt;
    private final int weight;

    Part(char salt, int weight) {
      this.salt = salt;
      this.weight = weight;
    }
  }

  private final Lexicon lexicon;

  public FeatureExtractor(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Gives a sink every feature of a text, at least one. */
  public void extract(String text, FeatureSink sink) {
    NormalizedText normalized = NormalizedText.of(text);
    body(normalized.body(), sink);
    lastClause(normalized.body(), sink);
    for (Run quotation : normalized.quotations()) {
      quotation(quotation, sink);
    }
  }

  private void body(Run run, FeatureSink sink) {
    Tokens tokens = Tokenizer.tokens(run);
    tokenGrams(tokens, Part.BODY, sink);
    letterGrams(run, Part.BODY, sink);
    edges(tokens, Part.BODY, sink);
    Reading reading = Tokenizer.read(run, lexicon);
    readingGrams(reading.tokens(), sink);
    edges(reading.tokens(), Part.READ_BODY, sink);
    classes(reading, Part.BODY, sink);
    length(run, Part.BODY, sink);
  }

  private void lastClause(Run run, FeatureSink sink) {
    int from = run.lastClause();
    if (from == 0) {
      return;
    }
    Run clause = run.from(from);
    Tokens tokens = Tokenizer.tokens(clause);
    long start = Family.TOKENS.in(Part.LAST_CLAUSE);
    for (int i = 0; i < tokens.size(); i++) {
      long one = Hash.add(start, tokens.hash(i));
      give(one, Part.LAST_CLAUSE, sink);
      if (i + 1 < tokens.size()) {
        give(Hash.add(one, tokens.hash(i + 1)), Part.LAST_CLAUSE, sink);
      }
    }
    for (int c : Tokenizer.read(clause, lexicon).classes()) {
      give(Hash.add(Family.CLASS.in(Part.LAST_CLAUSE), c), Part.LAST_CLAUSE, sink);
    }
  }

  private void quotation(Run run, FeatureSink sink) {
    tokenGrams(Tokenizer.tokens(run), Part.QUOTATION, sink);
    letterGrams(run, Part.QUOTATION, sink);
    classes(Tokenizer.read(run, lexicon), Part.QUOTATION, sink);
    length(run, Part.QUOTATION, sink);
  }

  private static void tokenGrams(Tokens tokens, Part part, FeatureSink sink) {
    long start = Family.TOKENS.in(part);
    long skipped = Family.SKIPPED.in(part);
    for (int i = 0; i < tokens.size(); i++) {
      long hash = start;
      for (int n = 0; n < MAX_TOKENS && i + n < tokens.size(); n++) {
        hash = Hash.add(hash, tokens.hash(i + n));
        give(hash, part, sink);
      }
      if (i + 2 < tokens.size()) {
        give(Hash.add(Hash.add(skipped, tokens.hash(i)), tokens.hash(i + 2)), part, sink);
      }
    }
  }

  /** N-grams of the lexicon's reading that hold something it has read. */
  private static void readingGrams(Tokens tokens, FeatureSink sink) {
    long start = Family.READING.in(Part.READ_BODY);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      long hash = start;
      boolean marked = false;
      for (int n = 0; n < MAX_TOKENS && i + n < tokens.size(); n++) {
        hash = Hash.add(hash, tokens.hash(i + n));
        marked |= tokens.marked(i + n);
        if (n > 0 && marked) {
          give(hash, Part.READ_BODY, sink);
        }
      }
    }
  }

  private static void classes(Reading reading, Part part, FeatureSink sink) {
    int[] classes = reading.classes();
    long one = Family.CLASS.in(part);
    long two = Family.CLASSES.in(part);
    for (int i = 0; i < classes.length; i++) {
      give(Hash.add(one, classes[i]), part, sink);
      for (int j = i + 1; j < classes.length; j++) {
        give(Hash.add(Hash.add(two, classes[i]), classes[j]), part, sink);
      }
    }
    int count = Math.min(classes.length, MAX_COUNTED_CLASSES);
    give(Hash.add(Family.CLASS_COUNT.in(part), count), part, sink);
  }

  private static void edges(Tokens tokens, Part part, FeatureSink sink) {
    int size = tokens.size();
    if (size == 0) {
      return;
    }
    long first = Hash.add(Family.FIRST.in(part), tokens.hash(0));
    long last = Hash.add(Family.LAST.in(part), tokens.hash(size - 1));
    give(first, part, sink);
    give(last, part, sink);
    if (size > 1) {
      give(Hash.add(first, tokens.hash(1)), part, sink);
      give(Hash.add(last, tokens.hash(size - 2)), part, sink);
    }
  }

  /** The length by powers of two, and whether it begins in Japanese. */
  private static void length(Run run, Part part, FeatureSink sink) {
    int length = Math.min(run.length(), MAX_COUNTED_LENGTH);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length);
    int script = length > 0 && run.kind(0).isJapanese() ? 1 : 0;
    give(Hash.add(Hash.add(Family.LENGTH.in(part), script), bits), part, sink);
  }

  private static void letterGrams(Run run, Part part, FeatureSink sink) {
    boolean japanese = false;
    for (int i = 0; i < run.length(); ) {
      CharKind kind = run.kind(i);
      int end = i + 1;
      if (kind == CharKind.LETTER) {
        end = run.endOf(CharKind.LETTER, i);
        lettersOfWord(run, i, end, part, sink);
      }
      japanese |= isDense(kind);
      i = end;
    }
    if (japanese) {
      japaneseGrams(run, part, sink);
    }
  }

  /** N-grams within a word, whose edges count as a character. */
  private static void lettersOfWord(Run run, int from, int to, Part part, FeatureSink sink) {
    long start = Family.LETTERS.in(part);
    for (int i = from - 1; i <= to - MIN_LETTERS + 1; i++) {
      long hash = start;
      for (int n = 0; n < MAX_LETTERS && i + n <= to; n++) {
        int at = i + n;
        hash = Hash.add(hash, at < from || at == to ? '_' : run.at(at));
        if (n + 1 >= MIN_LETTERS) {
          give(hash, part, sink);
        }
      }
    }
  }

  /** N-grams across the text that hold Japanese; the ends of the text count as a character. */
  private static void japaneseGrams(Run run, Part part, FeatureSink sink) {
    long start = Family.JAPANESE.in(part);
    for (int i = -1; i <= run.length(); i++) {
      long hash = start;
      boolean japanese = false;
      for (int n = 0; n < MAX_JAPANESE && i + n <= run.length(); n++) {
        int at = i + n;
        boolean outside = at < 0 || at == run.length();
        hash = Hash.add(hash, outside ? '_' : run.at(at));
        japanese |= !outside && isDense(run.kind(at));
        if (japanese) {
          give(hash, part, sink);
        }
      }
    }
  }

  private static boolean isDense(CharKind kind) {
    return kind.isJapanese() || kind == CharKind.QUOTATION;
  }

  private static void give(long hash, Part part, FeatureSink sink) {
    sink.add(Hash.feature(hash), part.weight);
  }
}
