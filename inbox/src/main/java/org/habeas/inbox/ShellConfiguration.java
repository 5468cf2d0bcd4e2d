package org.habeas.inbox;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Serves the shell's style sheets and scripts and gives every page what the shell around it needs. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration implements WebMvcConfigurer {

    private final ShellInterceptor shell;

    ShellConfiguration(ShellInterceptor shell) {
        this.shell = shell;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(shell);
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, new PageProblems(shell));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        forEver(registry.addResourceHandler(Assets.ROOT + "**").addResourceLocations("classpath:/static/assets/"));
        forEver(registry.addResourceHandler(Assets.ROOT + Assets.LIBRARIES + "**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/"));
    }

    private static void forEver(ResourceHandlerRegistration files) {
        files.setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Bean
    Place inboxPlace() {
        return new Place("inbox", "Inbox", "/inbox", CaseReader.READERS, 10);
    }

    @Bean
    Place casesPlace() {
        return new Place("cases", "Cases", "/cases", CaseReader.READERS, 20);
    }
}
