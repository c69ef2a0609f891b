package dev.mangaassist.tuner.certify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries of some kind, of which any number can be drawn; costs as at 400 + 200 tokens. */
enum Population {
  /** Confidence tells well which drafts are good. */
  TELLING {
    @Override
    PairedSample draw(Random random) {
      double ability = random.nextDouble();
      return sample(noisy(ability, 0.05, random), ability > 0.3 ? 0.95 : 0.3, 0.95, random);
    }
  },
  /** Confidence is noise, and a fifth of the drafts are bad. */
  USELESS_CONFIDENCE {
    @Override
    PairedSample draw(Random random) {
      return sample(random.nextDouble(), random.nextDouble() < 0.2 ? 0.2 : 0.95, 0.95, random);
    }
  },
  /** Drafts are good enough by a hair, whatever their confidence. */
  JUST_ENOUGH {
    @Override
    PairedSample draw(Random random) {
      return sample(random.nextDouble(), 0.905, 0.95, random);
    }
  },
  /** Drafts are not good enough by a hair. */
  JUST_NOT_ENOUGH {
    @Override
    PairedSample draw(Random random) {
      return sample(random.nextDouble(), 0.898, 0.95, random);
    }
  },
  /** Confidence has four values only. */
  TIES {
    @Override
    PairedSample draw(Random random) {
      int level = random.nextInt(4);
      return sample(
          0.6 + level * 0.1, random.nextDouble() < 0.55 + level * 0.14 ? 0.95 : 0.2, 0.95, random);
    }
  },
  /** The weak tier is better on a half of the queries. */
  WEAK_IS_SOMETIMES_BETTER {
    @Override
    PairedSample draw(Random random) {
      return random.nextBoolean()
          ? sample(0.5 + random.nextDouble() / 2, 0.97, 0.85, random)
          : sample(random.nextDouble() / 2, 0.5, 0.95, random);
    }
  },
  /** Verdicts are right or wrong, nothing between. */
  RIGHT_OR_WRONG {
    @Override
    PairedSample draw(Random random) {
      double confidence = random.nextDouble();
      return sample(
          confidence,
          random.nextDouble() < 0.4 + 0.6 * confidence ? 1 : 0,
          random.nextDouble() < 0.92 ? 1 : 0,
          random);
    }
  },
  /** Models that are always sure: confidence is high and says a little. */
  ALWAYS_SURE {
    @Override
    PairedSample draw(Random random) {
      boolean good = random.nextDouble() < 0.85;
      return sample(
          (good ? 0.90 : 0.82) + 0.1 * random.nextDouble(), good ? 0.93 : 0.4, 0.95, random);
    }
  },
  /** Nearly every draft is as good as the strong answer. */
  EASY {
    @Override
    PairedSample draw(Random random) {
      return sample(random.nextDouble(), random.nextDouble() < 0.01 ? 0.1 : 0.94, 0.95, random);
    }
  },
  /** Confidence misleads: the surer, the worse. */
  MISLEADING {
    @Override
    PairedSample draw(Random random) {
      double confidence = random.nextDouble();
      return sample(confidence, confidence > 0.7 ? 0.5 : 0.95, 0.95, random);
    }
  };

  private static final int LARGE = 200_000;
  private static final double WEAK_COST = 0.00014;
  private static final double STRONG_COST = 0.0028;

  abstract PairedSample draw(Random random);

  List<PairedSample> draw(int count, long seed) {
    Random random = new Random(seed);
    List<PairedSample> samples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      samples.add(draw(random));
    }
    return samples;
  }

  /** The population itself, near enough. */
  Samples whole() {
    return new Samples(draw(LARGE, -1), 0);
  }

  private static double noisy(double value, double sd, Random random) {
    return value + sd * random.nextGaussian();
  }

  private static PairedSample sample(
      double confidence, double weakQuality, double strongQuality, Random random) {
    return new PairedSample(
        BigDecimal.valueOf(Math.clamp(confidence, 0, 1)).setScale(3, RoundingMode.HALF_EVEN),
        quality(weakQuality, random),
        quality(strongQuality, random),
        WEAK_COST,
        STRONG_COST,
        1);
  }

  private static double quality(double mean, Random random) {
    return mean == 0 || mean == 1
        ? mean
        : Math.clamp(mean + 0.03 * (random.nextDouble() - 0.5), 0, 1);
  }
}
