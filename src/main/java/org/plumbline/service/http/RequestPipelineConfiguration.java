package org.plumbline.service.http;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/** Clears the way of a request to its controller of what costs each one and serves none, or few. */
@Configuration(proxyBeanMethods = false)
class RequestPipelineConfiguration {

    /** After ours, of which none has a path of theirs. */
    private static final int AFTER_CONTROLLERS = 1;

    /** The dispatcher tells Spring which request is handled; no filter of ours asks for it before. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        FilterRegistrationBean<RequestContextFilter> registration =
                new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** Of forms that do not say theirs, as none of a browser does. */
    @Bean
    ServletContextInitializer requestsInUtf8() {
        return context -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
    }

    /** Probes and metrics are asked for every few seconds, and would be looked for before every request's own controller. */
    @Bean
    static BeanPostProcessor endpointsLast() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof WebMvcEndpointHandlerMapping endpoints) {
                    endpoints.setOrder(AFTER_CONTROLLERS);
                }
                return bean;
            }
        };
    }
}
