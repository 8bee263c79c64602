package dev.aludel.quarkus.deployment;

import dev.aludel.Aludel;
import dev.aludel.AludelCustomizer;
import dev.aludel.quarkus.AludelDataSource;
import dev.aludel.quarkus.AludelDatabases;
import dev.aludel.quarkus.AludelRecorder;
import dev.aludel.quarkus.CommandConfigBuilder;
import dev.aludel.quarkus.ManagedDatabase;
import dev.aludel.report.MigrationListener;
import dev.aludel.request.AutogenerateCustomizer;
import dev.aludel.request.SchemaModel;
import io.quarkus.agroal.spi.JdbcDataSourceSchemaReadyBuildItem;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem.ExtendedBeanConfigurator;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.InitTaskCompletedBuildItem;
import io.quarkus.deployment.builditem.RawCommandLineArgumentsBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

/** Makes the beans, and has the databases at head before anything with a schema under it starts. */
@BuildSteps(onlyIf = AludelEnabled.class)
final class StartProcessor {

  private static final String NAME = "aludel";

  StartProcessor() {}

  @BuildStep
  UnremovableBeanBuildItem beansThatNobodyInjects() {
    return UnremovableBeanBuildItem.beanTypes(
        MigrationListener.class,
        AludelCustomizer.class,
        AutogenerateCustomizer.class,
        CredentialsProvider.class,
        SchemaModel.class);
  }

  @BuildStep
  AdditionalBeanBuildItem units() {
    return AdditionalBeanBuildItem.unremovableOf("dev.aludel.quarkus.EntityUnits");
  }

  @BuildStep
  RunTimeConfigBuilderBuildItem quietCommands() {
    return new RunTimeConfigBuilderBuildItem(CommandConfigBuilder.class);
  }

  @BuildStep
  @Record(ExecutionTime.RUNTIME_INIT)
  void beans(
      AludelRecorder recorder,
      ManagedDatabasesBuildItem managed,
      BuildProducer<SyntheticBeanBuildItem> beans) {
    beans.produce(
        SyntheticBeanBuildItem.configure(AludelDatabases.class)
            .scope(Singleton.class)
            .setRuntimeInit()
            .unremovable()
            .createWith(recorder.databases(managed.databases()))
            .done());
    for (ManagedDatabase database : managed.databases()) {
      String name = database.name();
      ExtendedBeanConfigurator bean =
          SyntheticBeanBuildItem.configure(Aludel.class)
              .scope(Singleton.class)
              .setRuntimeInit()
              .unremovable()
              .createWith(recorder.aludel(name));
      if (name.isEmpty()) {
        bean.addQualifier(Default.class);
      } else {
        bean.addQualifier().annotation(AludelDataSource.class).addValue("value", name).done();
      }
      beans.produce(bean.done());
    }
  }

  @BuildStep
  @Consume(SyntheticBeansRuntimeInitBuildItem.class)
  @Record(ExecutionTime.RUNTIME_INIT)
  ServiceStartBuildItem start(
      AludelRecorder recorder,
      ManagedDatabasesBuildItem managed,
      RawCommandLineArgumentsBuildItem arguments,
      BuildProducer<JdbcDataSourceSchemaReadyBuildItem> ready,
      BuildProducer<InitTaskCompletedBuildItem> completed) {
    recorder.start(arguments);
    ready.produce(
        new JdbcDataSourceSchemaReadyBuildItem(
            managed.databases().stream().map(StartProcessor::dataSource).distinct().toList()));
    completed.produce(new InitTaskCompletedBuildItem(NAME));
    return new ServiceStartBuildItem(NAME);
  }

  private static String dataSource(ManagedDatabase database) {
    return database.dataSource().isEmpty()
        ? DataSourceUtil.DEFAULT_DATASOURCE_NAME
        : database.dataSource();
  }
}
