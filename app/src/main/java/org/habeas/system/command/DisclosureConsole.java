package org.habeas.system.command;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.habeas.casework.vault.VaultSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The disclosure events of an installation, without pages, engine and mail. It bears no stereotype, so that the whole
 * application does not take it for one of its own parts.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan({
    "org.habeas.casework.ledger",
    "org.habeas.casework.scan",
    "org.habeas.casework.vault",
    "org.habeas.legalprocess.disclosure"
})
@EnableConfigurationProperties(VaultSettings.class)
public final class DisclosureConsole {

    private DisclosureConsole() {}

    /**
     * Does something with the events.
     *
     * @param profile {@code demo} or {@code production}
     * @param properties what Spring cannot know from the configuration
     */
    static void use(String profile, Map<String, String> properties, Consumer<ConfigurableApplicationContext> task) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DisclosureConsole.class)
                .web(WebApplicationType.NONE)
                .profiles(profile)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off")
                .run(arguments)) {
            task.accept(context);
        }
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}
