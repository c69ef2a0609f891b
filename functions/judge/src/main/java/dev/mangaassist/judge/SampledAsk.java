package dev.mangaassist.judge;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.shared.wire.JudgeRequest;
import dev.mangaassist.shared.wire.JudgeRequest.Understood;
import java.util.List;

/** An ask to be judged, in the words of the modules that answer it. */
record SampledAsk(JudgeRequest request, Understanding understanding, List<ChatMessage> memory) {

  SampledAsk {
    memory = List.copyOf(memory);
  }

  static SampledAsk of(JudgeRequest request) {
    Understood understood = request.understood();
    return new SampledAsk(
        request,
        new Understanding(
            understood.task(),
            understood.probability(),
            understood.complexity(),
            understood.language(),
            understood.tokens()),
        request.memory().stream()
            .map(
                said ->
                    said.byCustomer()
                        ? ChatMessage.user(said.text())
                        : ChatMessage.assistant(said.text()))
            .toList());
  }

  String text() {
    return request.text();
  }
}
