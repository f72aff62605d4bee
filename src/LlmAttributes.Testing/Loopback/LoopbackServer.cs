using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LlmAttributes.Testing;

/// <summary>A server on the loopback interface that speaks the HTTP protocols of OpenAI (chat completions, responses, embeddings), Anthropic (messages) and Ollama (chat, embeddings), streams included.</summary>
/// <remarks>
/// <para>Point the SDK of the provider at <see cref="OpenAIEndpoint"/>, <see cref="AnthropicEndpoint"/> or <see cref="OllamaEndpoint"/> with any key. Each model answers through a handler or a
/// script, and misbehaves as its <see cref="LoopbackReply"/> asks. All members are safe for use by several threads.</para>
/// </remarks>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LoopbackModel> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoopbackExchange> _exchanges = new();
    private readonly LoopbackEmbeddings _embeddings = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly RequestIds _ids = new();
    private readonly TimeProvider _clock;
    private readonly WebApplication _app;
    private int _disposed;

    private LoopbackServer(TimeProvider clock)
    {
        _clock = clock;
        // The empty builder reads no environment variable, no settings file and no command line.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(HandleAsync);
        BaseAddress = null!;
    }

    /// <summary>Gets the address of the server, for instance <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseAddress { get; private set; }

    /// <summary>Gets the endpoint for clients of the OpenAI protocol, which ends in <c>/v1</c>.</summary>
    public Uri OpenAIEndpoint => new(BaseAddress, "v1");

    /// <summary>Gets the endpoint for clients of the Anthropic protocol, which add <c>/v1</c> themselves.</summary>
    public Uri AnthropicEndpoint => BaseAddress;

    /// <summary>Gets the endpoint for clients of Ollama, which add <c>/api</c> themselves.</summary>
    public Uri OllamaEndpoint => BaseAddress;

    /// <summary>Gets all exchanges so far with models that exist, in the order in which the requests arrived.</summary>
    public IReadOnlyList<LoopbackExchange> Exchanges => [.. _exchanges];

    /// <summary>Gets all requests so far to models that exist, in the order in which they arrived.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. _exchanges.Select(static e => e.Request)];

    /// <summary>Gets all texts so far that embeddings were made of, in the order in which they arrived.</summary>
    public IReadOnlyList<string> EmbeddedTexts => _embeddings.Texts;

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="timeProvider">The clock of the pauses, by default the system's.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running server.</returns>
    public static async Task<LoopbackServer> StartAsync(TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        var server = new LoopbackServer(timeProvider ?? TimeProvider.System);
        await server._app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.BaseAddress = new(addresses.First());
        return server;
    }

    /// <summary>Adds a model that answers through a handler, or replaces the one of that name.</summary>
    /// <param name="name">The name that requests carry.</param>
    /// <param name="handler">Makes the reply; an exception becomes an answer of status 500.</param>
    /// <returns>This server.</returns>
    public LoopbackServer AddModel(string name, Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackReply>> handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        _models[name] = new(name, handler);
        return this;
    }

    /// <summary>Adds a model that answers by a script, or replaces the one of that name.</summary>
    /// <param name="name">The name that requests carry.</param>
    /// <param name="script">The replies in the order of the requests; the last one repeats.</param>
    /// <returns>This server.</returns>
    /// <exception cref="ArgumentException">The script is empty.</exception>
    public LoopbackServer AddModel(string name, params LoopbackReply[] script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (script.Length == 0)
            throw new ArgumentException($"The script of model '{name}' is empty; give at least one reply.", nameof(script));
        return AddModel(name, LoopbackModel.Play([.. script]));
    }

    /// <summary>Adds a model that makes embeddings (<c>POST /v1/embeddings</c>, Ollama's <c>POST /api/embed</c>), or replaces the one of that name. The usage it reports is an estimate from the texts.</summary>
    /// <param name="name">The name that requests carry.</param>
    /// <param name="embed">Makes the embedding of a text.</param>
    /// <returns>This server.</returns>
    public LoopbackServer AddEmbeddingModel(string name, Func<string, ReadOnlyMemory<float>> embed)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(embed);
        _embeddings.Add(name, embed);
        return this;
    }

    /// <summary>Ends all open exchanges and stops the server.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        // A stalled answer would hold up the shutdown until its time limit.
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value?.TrimEnd('/');
        return (context.Request.Method, path) switch
        {
            ("POST", "/v1/chat/completions") => AnswerAsync(context, LoopbackProtocol.OpenAI),
            ("POST", "/v1/messages") => AnswerAsync(context, LoopbackProtocol.Anthropic),
            ("POST", "/v1/responses") => AnswerAsync(context, LoopbackProtocol.OpenAIResponses),
            ("POST", "/api/chat") => AnswerAsync(context, LoopbackProtocol.Ollama),
            ("POST", "/v1/embeddings") => EmbedAsync(context, LoopbackProtocol.OpenAI),
            ("POST", "/api/embed") => EmbedAsync(context, LoopbackProtocol.Ollama),
            ("GET", "/v1/models") => ListModelsAsync(context, FormatOf(context)),
            ("GET", "/api/tags") => ListModelsAsync(context, OllamaFormat.Instance),
            ("GET", "/api/version") => SendAsync(context, OllamaFormat.Instance, OllamaFormat.Version()),
            ("POST", "/api/show") => ShowModelAsync(context),
            _ => RefuseAsync(context, FormatOf(context), 404, new("invalid_request_error", "unknown_url", $"Unknown request URL: {context.Request.Method} {path}.")),
        };
    }

    private async Task AnswerAsync(HttpContext context, LoopbackProtocol protocol)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        var format = WireFormat.For(protocol);
        LoopbackRequest request;
        try
        {
            request = await RequestReader.ReadAsync(context, protocol, ending.Token).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            await RefuseAsync(context, format, 400, new("invalid_request_error", null, error.Message)).ConfigureAwait(false);
            return;
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            return;
        }
        if (!_models.TryGetValue(request.Model, out var model))
        {
            await RefuseAsync(context, format, 404, WireError.NotFound(protocol, request.Model)).ConfigureAwait(false);
            return;
        }
        request.Call = model.NextCall();
        var exchange = new LoopbackExchange(request, _ids.Next("req_"));
        _exchanges.Enqueue(exchange);
        var outcome = await ExchangeAsync(context, format, model, exchange, ending.Token).ConfigureAwait(false);
        exchange.Complete(outcome);
        // An error after the start makes the server close the connection once everything sent has left; aborting would lose what is still on its way.
        if (outcome == LoopbackOutcome.Cut)
            throw new IOException("The reply asks for a cut connection.");
    }

    private async Task<LoopbackOutcome> ExchangeAsync(
        HttpContext context, WireFormat format, LoopbackModel model, LoopbackExchange exchange, CancellationToken cancellationToken)
    {
        var sender = new ReplySender(context, format, _clock, exchange.RequestId, cancellationToken);
        try
        {
            var reply = await ReplyAsync(model, exchange.Request, cancellationToken).ConfigureAwait(false);
            return await sender.SendAsync(exchange.Request, reply, _ids.Next(format.IdPrefix)).ConfigureAwait(false);
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            context.Abort();
            return LoopbackOutcome.Disconnected;
        }
    }

    private static async ValueTask<LoopbackReply> ReplyAsync(LoopbackModel model, LoopbackRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await model.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new() { Status = 500, ErrorMessage = $"The handler of model '{model.Name}' failed: {error.Message}" };
        }
    }

    private async Task EmbedAsync(HttpContext context, LoopbackProtocol protocol)
    {
        var format = WireFormat.For(protocol);
        await ReadAsync(context, format, async body =>
        {
            if (_embeddings.Answer(body, protocol, out var model) is { } answer)
                await SendAsync(context, format, answer).ConfigureAwait(false);
            else
                await RefuseAsync(context, format, 404, WireError.NotFound(protocol, model)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task ShowModelAsync(HttpContext context)
    {
        var format = OllamaFormat.Instance;
        await ReadAsync(context, format, async body =>
        {
            var model = RequestReader.ReadModel(body);
            if (_models.ContainsKey(model))
                await SendAsync(context, format, OllamaFormat.Model(_clock.GetUtcNow())).ConfigureAwait(false);
            else
                await RefuseAsync(context, format, 404, WireError.NotFound(LoopbackProtocol.Ollama, model)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task ReadAsync(HttpContext context, WireFormat format, Func<string, Task> answer)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            await answer(await reader.ReadToEndAsync(ending.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            await RefuseAsync(context, format, 400, new("invalid_request_error", null, error.Message)).ConfigureAwait(false);
        }
        catch (Exception error) when (IsDisconnect(error))
        {
            context.Abort();
        }
    }

    private Task ListModelsAsync(HttpContext context, WireFormat format) =>
        SendAsync(context, format, format.Models(_models.Keys.Order(StringComparer.Ordinal), _clock.GetUtcNow()));

    private async Task SendAsync(HttpContext context, WireFormat format, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json";
        if (format.RequestIdHeader is { } header)
            context.Response.Headers[header] = _ids.Next("req_");
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, WireFormat format, int status, WireError error) =>
        new ReplySender(context, format, _clock, _ids.Next("req_"), context.RequestAborted).RefuseAsync(status, error);

    private static WireFormat FormatOf(HttpContext context) =>
        WireFormat.For(context.Request.Headers.ContainsKey("anthropic-version") ? LoopbackProtocol.Anthropic : LoopbackProtocol.OpenAI);

    private static bool IsDisconnect(Exception error) => error is OperationCanceledException or ConnectionAbortedException or ConnectionResetException or IOException;
}
