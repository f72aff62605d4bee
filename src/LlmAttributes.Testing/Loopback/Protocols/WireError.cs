namespace LlmAttributes.Testing;

/// <summary>An error in the words of its provider.</summary>
internal sealed record WireError(string Type, string? Code, string Message)
{
    public static WireError From(LoopbackRequest request, LoopbackReply reply)
    {
        var known = Of(request.Protocol, reply.Status, request.Model);
        return new(reply.ErrorType ?? known.Type, reply.ErrorCode ?? known.Code, reply.ErrorMessage ?? known.Message);
    }

    public static WireError Of(LoopbackProtocol protocol, int status, string model) => protocol switch
    {
        LoopbackProtocol.Anthropic => OfAnthropic(status),
        LoopbackProtocol.Ollama => OfOllama(status, model),
        _ => OfOpenAI(status, model),
    };

    /// <summary>The error of a model that the server does not have.</summary>
    public static WireError NotFound(LoopbackProtocol protocol, string model) =>
        protocol == LoopbackProtocol.Anthropic ? new("not_found_error", null, $"model: {model}") : Of(protocol, 404, model);

    public static WireError OfOpenAI(int status, string model) => status switch
    {
        401 => new("invalid_request_error", "invalid_api_key", "Incorrect API key provided."),
        403 => new("invalid_request_error", "unsupported_country_region_territory", "Country, region, or territory not supported."),
        404 => new("invalid_request_error", "model_not_found", $"The model `{model}` does not exist or you do not have access to it."),
        413 => new("invalid_request_error", "request_too_large", "Request too large."),
        429 => new("requests", "rate_limit_exceeded", $"Rate limit reached for {model} on requests per min (RPM)."),
        503 => new("server_error", "service_unavailable", "The engine is currently overloaded, please try again later."),
        >= 500 => new("server_error", null, "The server had an error while processing your request. Sorry about that!"),
        _ => new("invalid_request_error", null, "The request is not valid."),
    };

    public static WireError OfOllama(int status, string model) => new("", null, status switch
    {
        401 => "unauthorized",
        404 => $"model '{model}' not found",
        503 => "server busy, please try again.  maximum pending requests exceeded",
        >= 500 => "an error was encountered while running the model",
        _ => "invalid request",
    });

    public static WireError OfAnthropic(int status) => status switch
    {
        401 => new("authentication_error", null, "invalid x-api-key"),
        403 => new("permission_error", null, "Your API key does not have permission to use the specified resource."),
        404 => new("not_found_error", null, "The requested resource could not be found."),
        413 => new("request_too_large", null, "Request exceeds the maximum size"),
        429 => new("rate_limit_error", null, "This request would exceed your organization's rate limit."),
        529 => new("overloaded_error", null, "Overloaded"),
        >= 500 => new("api_error", null, "Internal server error"),
        _ => new("invalid_request_error", null, "The request is not valid."),
    };
}
