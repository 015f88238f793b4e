package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Discards a kept action when its form is sent again, so that it is not offered a second time. */
final class KeptActionInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod())) {
            KeptAction.find(request)
                    .filter(kept -> kept.action().split("\\?")[0].equals(request.getRequestURI()))
                    .ifPresent(kept -> KeptAction.discard(request));
        }
        return true;
    }
}
