namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit <c>init</c> accessors for netstandard2.0.</summary>
[Microsoft.CodeAnalysis.Embedded]
internal static class IsExternalInit;
