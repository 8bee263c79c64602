package dev.aludel.quarkus.deployment.devui;

import dev.aludel.quarkus.AludelBuildTimeConfig;
import dev.aludel.quarkus.devui.AludelJsonRpcService;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** Puts a card with a page for the databases into the Dev UI. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
final class DevUiProcessor {

  DevUiProcessor() {}

  @BuildStep
  void page(
      AludelBuildTimeConfig config,
      BuildProducer<CardPageBuildItem> cards,
      BuildProducer<JsonRPCProvidersBuildItem> services) {
    if (!config.enabled()) {
      return;
    }
    CardPageBuildItem card = new CardPageBuildItem();
    card.setLogo("aludel-dark.svg", "aludel-light.svg");
    card.addPage(
        Page.webComponentPageBuilder()
            .title("Databases")
            .componentLink("qwc-aludel.js")
            .dynamicLabelJsonRPCMethodName("count")
            .icon("font-awesome-solid:code-branch"));
    card.addPage(
        Page.webComponentPageBuilder()
            .title("What has changed?")
            .componentLink("qwc-aludel-changes.js")
            .icon("font-awesome-solid:code-compare"));
    cards.produce(card);
    services.produce(new JsonRPCProvidersBuildItem(AludelJsonRpcService.class));
  }
}
