import { testGuideFaults } from '../../testing/test-guide-faults.ts';

testGuideFaults('kit-v2');
