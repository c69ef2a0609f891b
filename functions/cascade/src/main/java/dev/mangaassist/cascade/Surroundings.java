package dev.mangaassist.cascade;

import dev.mangaassist.cascade.AnswerReport.Departures;
import dev.mangaassist.cascade.budget.SonnetBudget;
import dev.mangaassist.cascade.cache.ResponseCache;
import dev.mangaassist.cascade.confidence.ConfidenceEstimator;
import dev.mangaassist.cascade.confidence.HedgingPhrases;
import dev.mangaassist.cascade.conversation.ConversationTable;
import dev.mangaassist.cascade.conversation.TurnArchive;
import dev.mangaassist.cascade.deliver.Customer;
import dev.mangaassist.cascade.prompt.Prompts;
import dev.mangaassist.cascade.select.DraftOdds;
import dev.mangaassist.cascade.select.RoutePlanner;
import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.models.ModelClient;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a cascade needs from outside. Its parts are put together here, and nowhere else.
 *
 * @param catalogVersion of the catalogue that the pair is from
 * @param tableNames the deployed name of each table
 * @param customers the way to a customer, by connection
 * @param departures hears of connections that are gone
 * @param exposeUsage whether customers are told of models, tokens and cost
 * @param background runs what need not be waited for at once
 * @param random draws keys
 */
record Surroundings(
    ModelPair pair,
    String catalogVersion,
    ModelClient models,
    TaskClassifier classifier,
    DynamoDbClient dynamoDb,
    Function<Table, String> tableNames,
    CachedConfiguration configurations,
    Function<String, Customer> customers,
    Departures departures,
    boolean exposeUsage,
    Executor background,
    RandomGenerator random,
    InstantSource clock,
    Telemetry telemetry) {

  CascadeRouter router() {
    Prompts prompts = Prompts.load(random);
    DraftOdds odds = new DraftOdds();
    String conversationsTable = tableNames.apply(Table.CONVERSATIONS);
    ConversationTable conversations = new ConversationTable(dynamoDb, conversationsTable, clock);
    return new CascadeRouter(
        conversations,
        configurations,
        new AskPreparation(
            pair,
            List.of(prompts.version(), pair.name(), catalogVersion),
            classifier,
            new RoutePlanner(pair, odds),
            prompts,
            new SonnetBudget(dynamoDb, tableNames.apply(Table.LIMITS), clock, telemetry),
            customers,
            clock),
        new AnswerStore(
            new ResponseCache(dynamoDb, tableNames.apply(Table.RESPONSES), clock),
            conversations,
            new TurnArchive(dynamoDb, conversationsTable, clock),
            background,
            telemetry),
        cascade(prompts, odds),
        new AnswerReport(departures, exposeUsage, clock, telemetry),
        pair.sonnet(),
        background,
        telemetry);
  }

  private Cascade cascade(Prompts prompts, DraftOdds odds) {
    FirstTokenTimes firstTokens = new FirstTokenTimes();
    return new Cascade(
        pair,
        new AnswerWriter(models, firstTokens, clock),
        prompts,
        new ConfidenceEstimator(HedgingPhrases.load()),
        odds,
        firstTokens,
        clock,
        telemetry);
  }
}
