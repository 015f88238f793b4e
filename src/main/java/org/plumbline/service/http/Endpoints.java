package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The {@link Endpoint} declarations of all request handlers, by method and path. */
@Component
public final class Endpoints implements SmartInitializingSingleton {

    private static final String LOOKUP = Endpoints.class.getName() + ".LOOKUP";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private Map<String, Route> literal = Map.of();
    private Map<String, List<Route>> byMethod = Map.of();

    Endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    private record Route(String method, PathPattern pattern, Endpoint endpoint) {

        String key() {
            return method + " " + pattern.getPatternString();
        }

        boolean isLiteral() {
            return !pattern.hasPatternSyntax();
        }
    }

    /** The result for a method and path: an error dispatch has another path and the same request attributes. */
    private record Lookup(String method, String path, Optional<Endpoint> endpoint) {}

    /** @throws IllegalStateException naming a handler without a declaration */
    @Override
    public void afterSingletonsInstantiated() {
        List<Route> routes = new ArrayList<>();
        mappings.stream().forEach(mapping -> mapping.getHandlerMethods()
                .forEach((info, handler) -> addRoutes(info, handler, routes)));
        literal = routes.stream()
                .filter(Route::isLiteral)
                .collect(Collectors.toMap(Route::key, route -> route, Endpoints::requireEqual));
        byMethod = routes.stream()
                .sorted(Comparator.comparing(Route::isLiteral, Comparator.reverseOrder())
                        .thenComparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .collect(Collectors.groupingBy(Route::method));
    }

    /** Handlers of one method and path differ in media types only: callers and limits are decided before those are read. */
    private static Route requireEqual(Route one, Route other) {
        if (!one.endpoint().equals(other.endpoint())) {
            throw new IllegalStateException("handlers of " + one.key() + " declare different @Endpoint values");
        }
        return one;
    }

    private static void addRoutes(RequestMappingInfo info, HandlerMethod handler, List<Route> routes) {
        if (handler.getBeanType() == ErrorDispatchController.class) {
            return;
        }
        Endpoint endpoint = handler.getMethodAnnotation(Endpoint.class);
        if (endpoint == null) {
            throw new IllegalStateException(handler + " does not declare @Endpoint: who may call it?");
        }
        Set<PathPattern> paths = info.getPathPatternsCondition().getPatterns();
        info.getMethodsCondition()
                .getMethods()
                .forEach(method -> paths.forEach(path -> routes.add(new Route(method.name(), path, endpoint))));
    }

    /** The declaration of the handler that a request reaches; empty if there is none. HEAD is answered like GET. */
    public Optional<Endpoint> find(HttpServletRequest request) {
        String method =
                request.getMethod().equals(HttpMethod.HEAD.name()) ? HttpMethod.GET.name() : request.getMethod();
        Route exact = literal.get(method + " " + request.getRequestURI());
        if (exact != null) {
            return Optional.of(exact.endpoint());
        }
        // several filters ask for the endpoint of the same request
        if (request.getAttribute(LOOKUP) instanceof Lookup last
                && last.method().equals(method)
                && last.path().equals(request.getRequestURI())) {
            return last.endpoint();
        }
        Optional<Endpoint> found = match(byMethod.getOrDefault(method, List.of()).stream(), request)
                .findFirst();
        request.setAttribute(LOOKUP, new Lookup(method, request.getRequestURI(), found));
        return found;
    }

    /** The declarations of all handlers at the path of a request, whatever their method. */
    public List<Endpoint> listAtPath(HttpServletRequest request) {
        return match(byMethod.values().stream().flatMap(List::stream), request).toList();
    }

    private static Stream<Endpoint> match(Stream<Route> routes, HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return routes.filter(route -> route.pattern().matches(path)).map(Route::endpoint);
    }
}
