namespace LlmAttributes;

/// <summary>Marks any partial interface: the source generator writes a decorator that puts policies around another implementation.</summary>
/// <remarks>
/// <para>The decorator is created by the static member <c>Decorate(inner, runtime)</c> of the interface. Which policies apply depends on what a method returns:</para>
/// <list type="bullet">
/// <item><description>Any method: <see cref="TracePerformanceAttribute"/>, <see cref="CircuitBreakerAttribute"/> with one breaker for all methods of the interface in a runtime, and
/// <see cref="FallbackAttribute"/> to a method or a constant. Errors are what the runtime's classification makes of the exceptions; those that pass open the breaker. A synchronous
/// method never waits for an open one.</description></item>
/// <item><description>A task or a stream: <see cref="RetryWithBackoffAttribute"/>, <see cref="TimeoutAttribute"/> and <see cref="BulkheadAttribute"/> too. Waiting for a place or for the
/// breaker counts towards the total timeout.</description></item>
/// <item><description>A result, directly or as a task: <see cref="CacheAttribute"/> too.</description></item>
/// </list>
/// <para>A stream is tried again until its first item; after that errors are passed on. <see cref="TimeoutAttribute.AttemptSeconds"/> and
/// <see cref="TimeoutAttribute.FirstTokenSeconds"/> both limit the time until that item, <see cref="TimeoutAttribute.IdleSeconds"/> what the source takes for each later one, not the
/// reader. A reader that stops early is no failure.</para>
/// <para>A limit that is reached is a <see cref="TimeoutException"/>, an open breaker or a full bulkhead an <see cref="LlmException"/>; everything else is thrown as the implementation threw
/// it. Generic methods take the same policies, except for the cache. Parameters passed by reference pass through where no policy applies, as do properties, indexers and events.</para>
/// </remarks>
/// <example><code>IVectorStore store = IVectorStore.Decorate(new SqlStore(), runtime);</code></example>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DecorateAttribute : Attribute;
