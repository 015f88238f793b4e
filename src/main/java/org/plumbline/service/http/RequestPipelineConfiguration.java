package org.plumbline.service.http;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/** Removes filters and handlers that cost each request time and that few or none need. */
@Configuration(proxyBeanMethods = false)
class RequestPipelineConfiguration {

    /** After the service's own handlers, none of which shares a path with them. */
    private static final int AFTER_CONTROLLERS = 1;

    /** The dispatcher sets the current request for Spring; no filter reads it before. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        FilterRegistrationBean<RequestContextFilter> registration =
                new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** The charset of forms that name none, as browsers do. */
    @Bean
    ServletContextInitializer requestsInUtf8() {
        return context -> context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
    }

    /** Probes and metrics are rare, but would be matched before every request's own controller. */
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
