package dev.mangaassist.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

final class CloudWatchStandInTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final MetricStore store = new MetricStore(InstantSource.fixed(NOON));
  private final CloudWatchStandIn standIn = CloudWatchStandIn.start(0, store);
  private final CloudWatchClient client =
      CloudWatchClient.builder()
          .endpointOverride(standIn.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  @AfterEach
  void close() {
    client.close();
    standIn.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Average, 550",
    "Sum, 5500",
    "SampleCount, 10",
    "Minimum, 100",
    "Maximum, 1000",
    "p0, 100",
    "p10, 100",
    "p50, 500",
    "p95, 1000",
    "p90, 900",
    "p90.01, 1000",
    "p100, 1000",
    "PR(:300), 30",
    "PR(300:), 70",
    "PR(300:900), 60",
    "PR(:99.5), 0"
  })
  void givesTheStatisticsOfCloudWatch(String stat, double expected) {
    emit(-30, "Latency", "[1000,100,200,300,900,400,500,600,700,800]");

    MetricDataResult result = only(get(query("q", "Latency", stat, 60)));

    assertThat(result.values()).containsExactly(expected);
    assertThat(result.timestamps()).containsExactly(NOON.minusSeconds(60));
    assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
  }

  @Test
  void scalarsAndArraysCountAlike() {
    emit(-30, "Latency", "5");
    emit(-29, "Latency", "[1,2.5]");

    assertThat(only(get(query("q", "Latency", "Sum", 60))).values()).containsExactly(8.5);
  }

  @Test
  void groupsByPeriodsNewestFirst() {
    emit(-61, "Latency", "1");
    emit(-60, "Latency", "2");
    emit(-31, "Latency", "3");
    emit(-30, "Latency", "4");

    GetMetricDataResponse newest = get(query("q", "Latency", "Sum", 30));
    GetMetricDataResponse oldest =
        client.getMetricData(
            window(-3_600, 0, query("q", "Latency", "Sum", 30))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build());

    assertThat(only(newest).values()).containsExactly(4.0, 5.0, 1.0);
    assertThat(only(newest).timestamps())
        .containsExactly(NOON.minusSeconds(30), NOON.minusSeconds(60), NOON.minusSeconds(90));
    assertThat(only(oldest).values()).containsExactly(1.0, 5.0, 4.0);
  }

  @Test
  void periodsAreCountedFromTheStartOfTheWindow() {
    emit(-660, "Latency", "1");
    emit(-10, "Latency", "2");

    GetMetricDataResponse spanning =
        client.getMetricData(window(-660, 0, query("q", "Latency", "Sum", 660)).build());

    assertThat(only(spanning).values()).containsExactly(3.0);
    assertThat(only(spanning).timestamps()).containsExactly(NOON.minusSeconds(660));
  }

  @Test
  void aPeriodThatIsNotOfWholeMinutesBeginsWithItsSecond() {
    emit(-27, "Cost", "1");
    emit(-8, "Cost", "2");
    GetMetricDataResponse short20 =
        client.getMetricData(window(-27, -7, query("q", "Cost", "Sum", 20)).build());
    assertThat(only(short20).values()).containsExactly(3.0);

    emit(-890, "Latency", "1");
    emit(-1, "Latency", "2");

    GetMetricDataResponse spanning =
        client.getMetricData(window(-890, 0, query("q", "Latency", "Sum", 890)).build());

    assertThat(only(spanning).values()).containsExactly(3.0);
  }

  @Test
  void theWindowTakesItsStartInAndLeavesItsEndOut() {
    emit(-60, "Latency", "1");
    emit(-30, "Latency", "2");

    assertThat(values(-60, -30)).containsExactly(1.0);
    assertThat(values(-59, -30)).describedAs("from its second on").containsExactly(2.0);
    assertThat(values(-60, -29)).describedAs("a period begun is whole").containsExactly(2.0, 1.0);
    assertThat(values(-30, 0)).containsExactly(2.0);
  }

  @Test
  void aMetricWithDimensionsIsAnotherMetric() {
    emit(-30, "Latency", "7", "Tier", "haiku");
    emit(-30, "Latency", "9", "Tier", "sonnet");

    GetMetricDataResponse response =
        get(
            query("all", "Latency", "Sum", 60),
            query("haiku", "Latency", "Sum", 60, "Tier", "haiku"),
            query("sonnet", "Latency", "Sum", 60, "Tier", "sonnet"),
            query("none", "Latency", "Sum", 60, "Tier", "opus"));

    assertThat(response.metricDataResults())
        .extracting(MetricDataResult::id)
        .containsExactly("all", "haiku", "sonnet", "none");
    assertThat(response.metricDataResults())
        .extracting(MetricDataResult::values)
        .containsExactly(List.of(16.0), List.of(7.0), List.of(9.0), List.of());
  }

  @Test
  void labelsAResultByItsMetricUnlessTold() {
    MetricDataQuery labelled =
        query("b", "Latency", "Sum", 60).toBuilder().label("Latency of all").build();

    assertThat(get(query("a", "Latency", "Sum", 60), labelled).metricDataResults())
        .extracting(MetricDataResult::label)
        .containsExactly("Latency", "Latency of all");
  }

  @Test
  void leavesOutWhatIsNotToBeReturned() {
    MetricDataQuery silent =
        query("silent", "Latency", "Sum", 60).toBuilder().returnData(false).build();

    assertThat(get(query("a", "Latency", "Sum", 60), silent).metricDataResults())
        .extracting(MetricDataResult::id)
        .containsExactly("a");
  }

  @Test
  void pagesByMaxDatapoints() {
    IntStream.rangeClosed(1, 5).forEach(i -> emit(-i * 10, "Latency", Integer.toString(i)));
    IntStream.rangeClosed(1, 2).forEach(i -> emit(-i * 10, "Cost", Integer.toString(i * 100)));
    GetMetricDataRequest request =
        window(
                -3_600,
                0,
                query("latency", "Latency", "Sum", 10),
                query("nothing", "Unheard", "Sum", 10),
                query("cost", "Cost", "Sum", 10))
            .maxDatapoints(3)
            .build();

    List<List<String>> pages = new ArrayList<>();
    client.getMetricDataPaginator(request).stream()
        .forEach(
            page ->
                pages.add(
                    page.metricDataResults().stream()
                        .map(r -> r.id() + r.values() + r.statusCodeAsString())
                        .toList()));

    assertThat(pages)
        .containsExactly(
            List.of("latency[1.0, 2.0, 3.0]PartialData", "nothing[]Complete"),
            List.of("latency[4.0, 5.0]Complete", "cost[100.0]PartialData"),
            List.of("cost[200.0]Complete"));
  }

  @Test
  void refusesAForeignToken() {
    assertThatThrownBy(
            () ->
                client.getMetricData(
                    window(-60, 0, query("q", "Latency", "Sum", 60)).nextToken("mine").build()))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    MetricDataQuery math = MetricDataQuery.builder().id("e").expression("m1 / m2").build();
    List<MetricDataQuery> tooMany =
        IntStream.range(0, 501).mapToObj(i -> query("q" + i, "Latency", "Sum", 60)).toList();

    assertRefused("no metric math", math);
    assertRefused("1 to 500 queries, not 501", tooMany.toArray(MetricDataQuery[]::new));
    assertRefused("Stat 'TM(1:2)'", query("q", "Latency", "TM(1:2)", 60));
    assertRefused("Stat 'p101'", query("q", "Latency", "p101", 60));
    assertRefused("Stat 'PR(:)'", query("q", "Latency", "PR(:)", 60));
    assertRefused("Period must be 1 or more", query("q", "Latency", "Sum", 0));
    assertRefused("lower-case letter", query("Q", "Latency", "Sum", 60));
    assertRefused("given twice", query("q", "A", "Sum", 60), query("q", "B", "Sum", 60));
  }

  @Test
  void refusesAWindowThatEndsBeforeItStarts() {
    assertThatThrownBy(
            () -> client.getMetricData(window(0, 0, query("q", "Latency", "Sum", 60)).build()))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
              assertThat(e).hasMessageContaining("StartTime must be less");
            });
  }

  @Test
  void refusesOtherOperations() {
    assertThatThrownBy(client::listMetrics)
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("GetMetricData only");
  }

  @Test
  void fiveHundredQueriesAreAllowed() {
    MetricDataQuery[] queries =
        IntStream.range(0, 500)
            .mapToObj(i -> query("q" + i, "Latency", "Sum", 60))
            .toArray(MetricDataQuery[]::new);

    assertThat(get(queries).metricDataResults()).hasSize(500);
  }

  private void assertRefused(String why, MetricDataQuery... queries) {
    assertThatThrownBy(() -> get(queries))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(why);
  }

  private List<Double> values(int fromSeconds, int toSeconds) {
    return only(client.getMetricData(
            window(fromSeconds, toSeconds, query("q", "Latency", "Sum", 30)).build()))
        .values();
  }

  private GetMetricDataResponse get(MetricDataQuery... queries) {
    return client.getMetricData(window(-3_600, 0, queries).build());
  }

  private static GetMetricDataRequest.Builder window(
      int fromSeconds, int toSeconds, MetricDataQuery... queries) {
    return GetMetricDataRequest.builder()
        .startTime(NOON.plusSeconds(fromSeconds))
        .endTime(NOON.plusSeconds(toSeconds))
        .metricDataQueries(queries);
  }

  private static MetricDataQuery query(String id, String name, String stat, int period) {
    return query(id, name, stat, period, List.of());
  }

  private static MetricDataQuery query(
      String id, String name, String stat, int period, String dimension, String value) {
    return query(
        id, name, stat, period, List.of(Dimension.builder().name(dimension).value(value).build()));
  }

  private static MetricDataQuery query(
      String id, String name, String stat, int period, List<Dimension> dimensions) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.stat(stat)
                    .period(period)
                    .metric(
                        m -> m.namespace("MangaAssist").metricName(name).dimensions(dimensions)))
        .build();
  }

  private static MetricDataResult only(GetMetricDataResponse response) {
    assertThat(response.metricDataResults()).hasSize(1);
    return response.metricDataResults().getFirst();
  }

  private void emit(int seconds, String name, String value) {
    store.accept(
        """
        {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"MangaAssist",\
        "Dimensions":[[]],"Metrics":[{"Name":"%s","Unit":"None"}]}]},"%s":%s}"""
            .formatted(NOON.plusSeconds(seconds).toEpochMilli(), name, name, value));
  }

  private void emit(int seconds, String name, String value, String dimension, String of) {
    store.accept(
        """
        {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"MangaAssist",\
        "Dimensions":[[],["%s"]],"Metrics":[{"Name":"%s"}]}]},"%s":%s,"%s":"%s"}"""
            .formatted(
                NOON.plusSeconds(seconds).toEpochMilli(),
                dimension,
                name,
                name,
                value,
                dimension,
                of));
  }
}
