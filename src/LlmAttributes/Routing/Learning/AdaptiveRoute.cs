namespace LlmAttributes;

/// <summary>Learns while it chooses: which of several models is best at which kind of task, by quality, cost and latency of its calls so far.</summary>
/// <remarks>
/// It draws, for each model, a value from what is believed of it and takes the highest (Thompson sampling), half of the time the highest of a draw that another model wins
/// (top-two sampling): a model of which little is known, or which is close to the best, so gets its chance. What a model did at other kinds of task is where the belief begins. Once
/// each model has some outcomes at each kind of task, the draws are narrow, and all but the share of <see cref="AdaptiveRouteOptions.ExplorationFloor"/> go to the best. One
/// instance belongs to one call; any number of threads may use it. A choice takes a fraction of a microsecond and allocates nothing.
/// </remarks>
public sealed partial class AdaptiveRoute
{
    private const string NoTask = "";

    /// <summary>What the prior weighs, in outcomes: of a model as such, and of a model at one kind of task.</summary>
    private const double PriorCount = 3;

    /// <summary>How many outcomes the spread of a model without any is worth. Below the weight of the prior, since the prior is a guess.</summary>
    private const double PriorSpreadCount = 2;

    /// <summary>After so many outcomes per model and kind of task, exploration has gone down to a half, and goes down with their fourth power.</summary>
    private const double OutcomesToHalve = 11;

    /// <summary>The part of those outcomes that a kind of task must have itself: a rare one need not have all, since what is found out there serves few calls.</summary>
    private const double OwnShare = 1.0 / 3;

    /// <summary>How often a draw is repeated to find a model that another draw may prefer, and below which eagerness none is looked for.</summary>
    private const int MostRedraws = 5;
    private const double LeastEagerness = 0.05;

    private const double LeastVariance = 0.02;

    private readonly object _gate = new();
    private readonly string[] _models;
    private readonly Dictionary<string, AdaptiveArms> _tasks = new(StringComparer.Ordinal);
    private readonly AdaptiveArms _overall;
    private readonly double[] _expected;
    private readonly double[] _spread;
    private readonly double[] _drawn;
    private readonly RandomSource _random;
    private readonly TimeProvider _time;
    private readonly double _qualityWeight;
    private readonly double _costWeight;
    private readonly double _latencyWeight;
    private readonly double _exploration;
    private readonly double _floor;
    private readonly double _halfLife;
    private readonly double _prior;
    private readonly int _maxTasks;
    private AdaptiveArms? _others;

    /// <summary>Creates the route.</summary>
    /// <param name="models">The keys of the models.</param>
    /// <param name="options">What it aims at, or <see langword="null"/> for the defaults. They are copied.</param>
    /// <param name="time">The clock by which outcomes age, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">There is no model, or one is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public AdaptiveRoute(IReadOnlyList<string> models, AdaptiveRouteOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        options ??= new();
        options.Validate();
        _models = [.. models];
        if (_models.Length == 0 || _models.Distinct(StringComparer.Ordinal).Count() < _models.Length)
            throw new ArgumentException("An adaptive route needs at least one model, and each once; name them so.", nameof(models));
        _time = time ?? TimeProvider.System;
        _random = new((ulong)options.Seed);
        _qualityWeight = options.QualityWeight;
        _costWeight = options.CostWeight;
        _latencyWeight = options.LatencyWeight;
        _exploration = options.Exploration;
        _floor = options.ExplorationFloor;
        _halfLife = options.HalfLife.TotalSeconds * _time.TimestampFrequency;
        _prior = options.PriorQuality;
        _maxTasks = options.MaxTaskTypes;
        _overall = new(_models.Length, _time.GetTimestamp());
        _expected = new double[_models.Length];
        _spread = new double[_models.Length];
        _drawn = new double[_models.Length];
    }

    /// <summary>Gets the keys of the models, in the order of their indexes.</summary>
    public IReadOnlyList<string> Models => _models;

    /// <summary>Finds a model.</summary>
    /// <param name="model">The key of the model.</param>
    /// <returns>Its place in <see cref="Models"/>, or -1 when it is none of them.</returns>
    public int IndexOf(string model) => Array.IndexOf(_models, model);

    /// <summary>Chooses a model.</summary>
    /// <param name="taskType">The kind of task, or <see langword="null"/> when it is not known.</param>
    /// <returns>Its place in <see cref="Models"/>.</returns>
    public int Choose(string? taskType = null)
    {
        lock (_gate)
        {
            return Draw(taskType);
        }
    }

    /// <summary>Orders all models, the chosen one first.</summary>
    /// <param name="taskType">The kind of task, or <see langword="null"/> when it is not known.</param>
    /// <param name="order">Receives the places in <see cref="Models"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="order"/> is not as long as <see cref="Models"/>.</exception>
    public void Rank(string? taskType, Span<int> order)
    {
        if (order.Length != _models.Length)
            throw new ArgumentException(FormattableString.Invariant($"There is room for {order.Length} models; give room for {_models.Length}."), nameof(order));
        lock (_gate)
        {
            Draw(taskType);
            for (var k = 0; k < order.Length; k++)
            {
                var at = k;
                for (; at > 0 && _drawn[order[at - 1]] < _drawn[k]; at--)
                    order[at] = order[at - 1];
                order[at] = k;
            }
        }
    }

    /// <summary>Learns how a call went. A failed call is one of quality 0.</summary>
    /// <param name="taskType">The kind of task, or <see langword="null"/> when it is not known.</param>
    /// <param name="model">The model's place in <see cref="Models"/>.</param>
    /// <param name="quality">How good the answer was, from 0 to 1.</param>
    /// <param name="costUsd">What it cost, in USD; 0 when it is not known.</param>
    /// <param name="latency">How long it took; zero when it is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public void Learn(string? taskType, int model, double quality, double costUsd = 0, TimeSpan latency = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(model);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(model, _models.Length);
        if (quality is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(quality), quality, "A quality must be between 0 and 1.");
        if (!double.IsFinite(costUsd) || costUsd < 0)
            throw new ArgumentOutOfRangeException(nameof(costUsd), costUsd, "A cost must be 0 or more.");
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);

        lock (_gate)
        {
            var now = _time.GetTimestamp();
            var task = Open(taskType, now);
            task.Fade(now, _halfLife);
            task.Add(model, quality, costUsd, latency.TotalSeconds);
            _overall.Fade(now, _halfLife);
            _overall.Add(model, quality, costUsd, latency.TotalSeconds);
        }
    }

    /// <summary>Gets the quality that is expected of a model, without chance.</summary>
    /// <param name="taskType">The kind of task, or <see langword="null"/> when it is not known.</param>
    /// <param name="model">The model's place in <see cref="Models"/>.</param>
    /// <returns>A number from 0 to 1.</returns>
    public double ExpectedQuality(string? taskType, int model)
    {
        lock (_gate)
        {
            var believed = Believe(_overall.All[model].Quality, _overall.All[model].Count, _prior);
            return Find(taskType) is { } task ? Believe(task.All[model].Quality, task.All[model].Count, believed) : believed;
        }
    }

    // The models' values for one choice, and whose is the highest.
    private int Draw(string? taskType)
    {
        if (_random.NextDouble() < _floor)
        {
            foreach (ref var value in _drawn.AsSpan())
                value = _random.NextDouble();
            return Highest();
        }

        var now = _time.GetTimestamp();
        var task = Find(taskType);
        task?.Fade(now, _halfLife);
        _overall.Fade(now, _halfLife);
        var eagerness = Eagerness(task);
        Expect(task, eagerness);
        var first = DrawOnce();
        if (eagerness < LeastEagerness || _random.NextUnshared() >> 63 == 0)
            return first;

        var other = first;
        for (var i = 0; i < MostRedraws && other == first; i++)
            other = DrawOnce();
        return other;
    }

    private double Eagerness(AdaptiveArms? task)
    {
        var perTask = OutcomesToHalve * _models.Length;
        var tasks = Math.Max(1, _tasks.Count + (_others is null ? 0 : 1));
        var seen = Math.Min(_overall.Count / (perTask * tasks), (task?.Count ?? 0) / (perTask * OwnShare));
        return _exploration / (1 + (seen * seen * seen * seen));
    }

    private void Expect(AdaptiveArms? task, double eagerness)
    {
        for (var k = 0; k < _expected.Length; k++)
        {
            ref readonly var all = ref _overall.All[k];
            var here = task is null ? default : task.All[k];
            var mean = Believe(here.Quality, here.Count, Believe(all.Quality, all.Count, _prior));
            var variance = Math.Max(LeastVariance, mean * (1 - mean)) / (PriorSpreadCount + here.Count);
            _expected[k] = _qualityWeight * mean;
            _spread[k] = _qualityWeight * eagerness * Math.Sqrt(variance);
        }

        if (_costWeight > 0 || _latencyWeight > 0)
            Charge(task);
    }

    private int DrawOnce()
    {
        for (var k = 0; k < _drawn.Length; k++)
            _drawn[k] = _expected[k] + (_spread[k] * Normal(_random.NextUnshared()));
        return Highest();
    }

    private int Highest()
    {
        var best = 0;
        for (var k = 1; k < _drawn.Length; k++)
        {
            if (_drawn[k] > _drawn[best])
                best = k;
        }

        return best;
    }

    /// <summary>Takes off what cost and latency are worth, relative to the dearest and the slowest model. An untried model counts as free, which gets it tried.</summary>
    private void Charge(AdaptiveArms? task)
    {
        double dearest = double.Epsilon, slowest = double.Epsilon;
        for (var k = 0; k < _expected.Length; k++)
        {
            var (cost, seconds) = Price(task, k);
            dearest = Math.Max(dearest, cost);
            slowest = Math.Max(slowest, seconds);
        }

        for (var k = 0; k < _expected.Length; k++)
        {
            var (cost, seconds) = Price(task, k);
            _expected[k] -= (_costWeight * cost / dearest) + (_latencyWeight * seconds / slowest);
        }
    }

    private (double CostUsd, double Seconds) Price(AdaptiveArms? task, int model)
    {
        ref readonly var all = ref _overall.All[model];
        if (all.Count <= 0)
            return default;
        var (cost, seconds) = (all.CostUsd / all.Count, all.Seconds / all.Count);
        if (task is null)
            return (cost, seconds);
        ref readonly var here = ref task.All[model];
        return (Believe(here.CostUsd, here.Count, cost), Believe(here.Seconds, here.Count, seconds));
    }

    private AdaptiveArms? Find(string? taskType) => _tasks.TryGetValue(taskType ?? NoTask, out var task) ? task : _tasks.Count < _maxTasks ? null : _others;

    private AdaptiveArms Open(string? taskType, long now)
    {
        if (_tasks.TryGetValue(taskType ?? NoTask, out var task))
            return task;
        if (_tasks.Count >= _maxTasks)
            return _others ??= new(_models.Length, now);
        return _tasks[taskType ?? NoTask] = new(_models.Length, now);
    }

    private static double Believe(double sum, double count, double prior) => ((PriorCount * prior) + sum) / (PriorCount + count);

    /// <summary>A number that is nearly normal: four uniform ones summed up. Its tails end at 3.5, and it takes no logarithm.</summary>
    private static double Normal(ulong bits)
    {
        const double OneOver65536 = 1.0 / 65536;
        const double Widening = 1.7320508075688772;
        var sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        return ((sum * OneOver65536) - 2) * Widening;
    }
}
