namespace LlmAttributes.Behavior.Tests.Contracts
{
    [LlmClient]
    public partial interface IGeneric<T>
    {
        [Prompt("About {value}: {other}")]
        Task<string> AskAsync<TOther>(T value, TOther other);
    }

    public static partial class Outer
    {
        [LlmClient]
        public partial interface INested
        {
            [Prompt("nested {x}")]
            Task<string> AskAsync(int x);
        }
    }

    public interface IPlainBase
    {
        [Prompt("base {x}")]
        Task<string> BaseAsync(string x);
    }

    [LlmClient]
    public partial interface IBaseContract
    {
        [Prompt("contract {x}")]
        Task<string> ContractAsync(string x);
    }

    [LlmClient]
    public partial interface IDerived : IBaseContract, IPlainBase
    {
        [Prompt("own {x}")]
        Task<string> OwnAsync(string x);
    }

    [LlmClient]
    public partial interface IOverloads
    {
        [Prompt("a {x}")]
        Task<string> AskAsync(string x);

        [Prompt("b {x}")]
        Task<string> AskAsync(string x, CancellationToken cancellationToken);

        [Prompt("c {x}")]
        Task<string> AskAsync(int x);
    }
}

namespace LlmAttributes.Behavior.Tests.Contracts.Other
{
    /// <summary>A second contract of one simple name.</summary>
    [LlmClient]
    public partial interface IOverloads
    {
        [Prompt("other {x}")]
        Task<string> AskAsync(string x);
    }
}
