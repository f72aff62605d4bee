using System.ComponentModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Binds the calls of one client: which chat clients, which prices, which pipelines. Faults are gathered, so that all are reported at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class CallBinder
{
    private readonly LlmRuntime _runtime;
    private readonly ILogger? _logger;
    private readonly List<string> _faults = [];
    private readonly Dictionary<Type, object> _toolHosts = [];

    internal CallBinder(LlmRuntime runtime, ILogger? logger = null)
    {
        _runtime = runtime;
        _logger = logger;
    }

    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Finds the object whose methods are tools.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="create">Creates one where neither runtime nor container has it; <see langword="null"/> when the type has no constructor without parameters.</param>
    /// <returns>The object.</returns>
    public T Tools<T>(Func<T>? create)
        where T : class
    {
        if (_toolHosts.TryGetValue(typeof(T), out var known) || (known = _runtime.ToolHosts(typeof(T)) ?? create?.Invoke()) is not null)
        {
            _toolHosts[typeof(T)] = known;
            return (T)known;
        }

        var fault = $"Tools of '{typeof(T).Name}' are named, but the runtime has no such object and it has no public constructor without parameters; call LlmRuntimeBuilder.AddTools, or register it in the container.";
        if (!_faults.Contains(fault))
            _faults.Add(fault);
        return null!;
    }

    /// <summary>Binds a call.</summary>
    /// <typeparam name="T">The type of its answer.</typeparam>
    /// <param name="plan">What its attributes ask for.</param>
    /// <param name="answer">Reads its answer.</param>
    /// <returns>The bound call.</returns>
    public BoundCall<T> Bind<T>(CallPlan plan, Answer<T> answer)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answer);
        if (plan.Repair is not null && !answer.CanFail)
            plan = plan with { Repair = null };
        if (answer.Schema is { } schema && plan is { PromptFingerprint.Length: > 0, Part: null })
        {
            plan = plan with
            {
                PromptFingerprint = SchemaFingerprint.Add(plan.PromptFingerprint, schema),
                MemberVariants = [.. plan.MemberVariants.Select(variant => variant with { Fingerprint = SchemaFingerprint.Add(variant.Fingerprint, schema) })],
            };
        }

        if (plan.Ensemble is { } ensemble)
            return BindEnsemble(plan, ensemble, answer);
        var binding = new CallBinding(_runtime, plan, _faults, answer.Format, _logger);
        var (order, route) = binding.Order();
        var direct = binding.Engine(order, route);
        return new(direct, answer, null, binding.Direct(order), binding.NeedsInstructions, Shadow(plan, answer, direct)) { Cache = NewCache(direct, answer), Chunks = Chunks(plan, answer, direct, order) };
    }

    /// <summary>Lets a call look at its prompt files, where the runtime reloads them.</summary>
    /// <typeparam name="TCall">The type of the bound call.</typeparam>
    /// <param name="plan">What its attributes ask for.</param>
    /// <param name="source">What its prompt is made of.</param>
    /// <param name="bind">Binds the call with a changed prompt.</param>
    /// <returns>What looks at the files; <see langword="null"/> where nobody asked for it.</returns>
    public PromptReload<TCall>? Reload<TCall>(CallPlan plan, Func<PromptSource> source, Func<CallBinder, CallPlan, TCall> bind)
        where TCall : class
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bind);
        return _runtime.PromptFolder is { } folder ? new(folder, source(), plan, changed => bind(new(_runtime, _logger), changed), _logger ?? _runtime.Logger) : null;
    }

    private ShadowTraffic<T>? Shadow<T>(CallPlan plan, Answer<T> answer, CallEngine primary) => Shadow(plan, answer, primary, answer.Format, answer.Instructions);

    private ShadowTraffic<T>? Shadow<T>(CallPlan plan, Answer<T> answer, CallEngine primary, ChatResponseFormat? format, string? instructions)
    {
        if (plan.Shadow is not { } shadow || (!shadow.AllowTools && plan.Tools.Any(static tool => GeneratedTool.MayChange(tool))))
            return null;
        var own = ShadowPlans.Of(plan, shadow);
        var binding = new CallBinding(_runtime, own, _faults, format, _logger);
        var (order, _) = binding.Order();
        return new(primary, binding.Engine(order, null), answer, shadow, binding.NeedsInstructions ? instructions : null);
    }

    private BoundCall<T> BindEnsemble<T>(CallPlan plan, EnsemblePlan ensemble, Answer<T> answer)
    {
        var (runner, _, needsInstructions) = BindRunner(plan, ensemble, answer, isStream: false);
        return new(runner.Engine, answer, runner, null, needsInstructions, Shadow(plan, answer, runner.Engine)) { Cache = NewCache(runner.Engine, answer), Chunks = Chunks(plan, answer, runner.Engine, OrderOf(runner)) };
    }

    private (EnsembleRunner<T> Runner, ILlmEnsembleStrategy<T> Strategy, bool NeedsInstructions) BindRunner<T>(CallPlan plan, EnsemblePlan ensemble, Answer<T> answer, bool isStream)
    {
        // Who is filtered or accepted by quality has to be scored, though nobody watches the scores.
        if (plan.Quality is null && (ensemble.MinScore > 0 || ensemble.AcceptQualityAt is not null || ensemble is { Strategy: MergeStrategy.BestOfN } or { TieBreak: TieBreak.Quality } or { Rule: not null }))
            plan = plan with { Quality = new() { MinScore = ensemble.MinScore ?? 0 } };
        var binding = new CallBinding(_runtime, plan, _faults, answer.Format, _logger);
        var members = binding.Members(ensemble);
        EnsembleFaults.Find(ensemble, members.Length, plan, _faults);
        var all = new CandidateOrder([.. members.Select(static member => member.Candidate)], []);
        var engine = binding.Engine(all, null, isStream);
        var telemetry = plan.Trace || _runtime.Observers.Length > 0 ? new CallTelemetry(_runtime, plan, all) : null;
        var declared = StrategyOf(plan, ensemble, members, answer);
        if (declared is null && _faults.Count == 0)
            _faults.Add($"'{plan.FullName}' merges by '{ensemble.Own?.Type.Name}', which the runtime does not have as a strategy of '{typeof(T).Name}' and which has no public constructor without parameters; call LlmRuntimeBuilder.AddEnsembleStrategy, or register it in the container.");
        var strategy = declared ?? new MajorityVoteStrategy<T>();
        return (new(engine, answer, members, ensemble, strategy, telemetry), strategy, binding.NeedsInstructions);
    }

    private static CallCache? NewCache<T>(CallEngine engine, Answer<T> answer) => engine.NewCache($"{typeof(T)}|{answer.Expected}|{answer.Schema}{engine.Plan.Chunk?.Fingerprint}");

    private ILlmEnsembleStrategy<T>? StrategyOf<T>(CallPlan plan, EnsemblePlan ensemble, BoundMember[] members, Answer<T> answer)
    {
        try
        {
            return EnsembleStrategies.Of(ensemble, members, plan, answer, _runtime);
        }
        catch (LlmConfigurationException exception)
        {
            _faults.AddRange(exception.Faults);
            return null;
        }
    }

    /// <summary>Binds the call and the stream of a chat client, which share their candidates.</summary>
    internal (BoundCall<ChatResponse> Call, BoundStream Stream, Candidate? First) BindChat(CallPlan plan)
    {
        var binding = new CallBinding(_runtime, plan, _faults, logger: _logger);
        var (order, route) = binding.Order();
        var engine = binding.Engine(order, route);
        return (new(engine, Answers.Response, null, binding.Direct(order)), new(engine), order.First);
    }

    /// <summary>Binds a streamed call.</summary>
    /// <param name="plan">What its attributes ask for.</param>
    /// <returns>The bound stream.</returns>
    public BoundStream BindStream(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Repair is not null)
            plan = plan with { Repair = null };
        if (plan.Ensemble is { } ensemble)
        {
            var (runner, stream) = BindEnsembleStream(plan, ensemble);
            return new(runner.Engine, null, stream, Shadow(plan, Answers.Text, runner.Engine)) { Chunks = ChunkStream(plan, runner.Engine, OrderOf(runner)) };
        }

        var binding = new CallBinding(_runtime, plan, _faults, logger: _logger);
        var (order, route) = binding.Order();
        var direct = binding.Engine(order, route, isStream: true);
        var shadow = Shadow(plan, Answers.Text, direct);
        return new(direct, shadow: shadow) { Cache = shadow is null && plan.Chunk is null ? direct.NewCache("stream") : null, Chunks = ChunkStream(plan, direct, order) };
    }

    /// <summary>Binds a streamed call of values.</summary>
    /// <typeparam name="T">What it yields.</typeparam>
    /// <param name="plan">What its attributes ask for.</param>
    /// <param name="answer">Reads the values.</param>
    /// <returns>The bound stream.</returns>
    public BoundStream<T> BindStream<T>(CallPlan plan, StreamAnswer<T> answer)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answer);
        if (plan.Repair is not null && !answer.CanFail)
            plan = plan with { Repair = null };
        if (plan.Ensemble is { } ensemble)
        {
            if (typeof(T) != typeof(string))
                throw new ArgumentException($"'{plan.FullName}' streams values, which no ensemble merges; remove 'Ensemble', or stream text.", nameof(plan));
            var (runner, stream) = BindEnsembleStream(plan, ensemble);
            return new(runner.Engine, answer, needsInstructions: false, stream, Shadow(plan, Answers.Text, runner.Engine));
        }

        var binding = new CallBinding(_runtime, plan, _faults, answer.Format, _logger);
        var (order, route) = binding.Order();
        var direct = binding.Engine(order, route, isStream: true);
        var shadow = Shadow(plan, Answers.Text, direct, answer.Format, answer.Instructions);
        return new(direct, answer, binding.NeedsInstructions, shadow: shadow)
        {
            Cache = shadow is null ? direct.NewCache($"{typeof(T)}|{answer.Expected}|{(answer.Format as ChatResponseFormatJson)?.Schema?.GetRawText()}") : null,
        };
    }

    private (EnsembleRunner<string> Runner, EnsembleStream Stream) BindEnsembleStream(CallPlan plan, EnsemblePlan ensemble)
    {
        var (runner, strategy, _) = BindRunner(plan, ensemble, Answers.Text, isStream: true);
        return (runner, new(runner, strategy));
    }
}
