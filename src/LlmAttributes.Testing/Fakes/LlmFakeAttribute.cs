namespace LlmAttributes.Testing;

/// <summary>Makes a partial class a fake of a contract, or of any other interface: each method is answered by a delegate, and every call is kept.</summary>
/// <remarks>
/// <code>
/// [LlmFake&lt;ISupportDesk&gt;]
/// internal sealed partial class SupportDeskFake;
///
/// var desk = new SupportDeskFake { ClassifyAsync = (body, token) => Task.FromResult(Category.Billing) };
/// </code>
/// The delegate is named after the method; overloads have a number behind. A generic method, or one of more than sixteen parameters, is answered by a function of <see cref="FakeCall"/>.
/// Properties of the interface can be read and set; events can be added to and are never raised.
/// </remarks>
/// <typeparam name="TContract">The interface.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LlmFakeAttribute<TContract> : Attribute
    where TContract : class
{
}
