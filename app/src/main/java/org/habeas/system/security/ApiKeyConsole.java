package org.habeas.system.security;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.system.CommandFailed;
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
import org.springframework.context.annotation.Import;

/**
 * The few parts that work on keys takes, without pages, engine and mail. It bears no stereotype, so that the whole
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
@ComponentScan("org.habeas.casework.ledger")
@EnableConfigurationProperties(UserSettings.class)
@Import({ApiKeys.class, ConfiguredStaff.class})
public final class ApiKeyConsole {

    private static final String OPERATOR = "console";

    private ApiKeyConsole() {}

    /**
     * Does something with the keys in the name of whoever sits at the machine, which takes the rights of the
     * administrator.
     *
     * @param profile {@code demo} or {@code production}
     * @param properties what Spring cannot know from the configuration
     * @param use what is done, by the {@link Acting} it is given
     * @return what comes out of it
     * @throws CommandFailed in place of an {@link ActRefused}
     */
    public static <T> T use(String profile, Map<String, String> properties, BiFunction<ApiKeys, Acting, T> use) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ApiKeyConsole.class)
                .web(WebApplicationType.NONE)
                .profiles(profile)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off")
                .run(arguments)) {
            Acting operator = new Acting(OPERATOR, Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
            return use.apply(context.getBean(ApiKeys.class), operator);
        } catch (ActRefused refused) {
            throw CommandFailed.wrongUse(String.valueOf(refused.getMessage()));
        }
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}
